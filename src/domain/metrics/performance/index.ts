import { casesClosed } from "./cases-closed";
import { csatAverage } from "./csat-average";
import { csatCount } from "./csat-count";
import { firstResponseTime } from "./first-response-time";
import { followUpsCompleted } from "./follow-ups-completed";
import { lost } from "./lost";
import type { PerformanceMetric } from "./metric";
import { openCases } from "./open-cases";
import { repliesSent } from "./replies-sent";
import { winRate } from "./win-rate";
import { won } from "./won";

/** The metrics of the performance report, in the order in which they are shown. */
export const performanceMetrics = [
  casesClosed,
  won,
  lost,
  winRate,
  openCases,
  firstResponseTime,
  repliesSent,
  followUpsCompleted,
  csatAverage,
  csatCount,
] as const satisfies readonly PerformanceMetric[];

export type PerformanceKey = (typeof performanceMetrics)[number]["key"];

/** Finds a metric of the performance report by its key; undefined when there is none of that name. */
export function findPerformanceMetric(key: string): PerformanceMetric<PerformanceKey> | undefined {
  return performanceMetrics.find((metric) => metric.key === key);
}
