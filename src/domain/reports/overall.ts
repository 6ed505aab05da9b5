import type { Breakdown } from "../contribution";
import type { Milliseconds } from "../instant";
import { type OverallKey, overallMetrics } from "../metrics/overall";
import type { OverallCounts } from "./overall-counts";
import type { OverallObservations } from "./overall-observations";

export type { OverallQuestion } from "./overall-observations";

/** The overall report of one range; times in milliseconds, absent over nothing. */
export interface OverallFigures {
  readonly totalDays: number;
  readonly closed: number;
  readonly resolved: number;
  readonly resolvedOnFirstReply: number;
  /** A fraction of the resolved, 0 if none. */
  readonly percentResolvedOnFirstReply: number;
  readonly repliesToResolve: number | null;
  readonly totalReplies: number;
  readonly repliesPerDay: number;
  readonly customersHelped: number;
  readonly totalConversations: number;
  readonly conversationsPerDay: number;
  readonly conversationsCreated: number;
  readonly handleTime: Milliseconds | null;
  readonly responseTime: Milliseconds | null;
  readonly resolutionTime: Milliseconds | null;
  /** From −100 to 100. */
  readonly happinessScore: number | null;
  /** 1 Monday to 7 Sunday; null without replies. */
  readonly busiestDay: number | null;
  readonly ratings: number;
}

/** A number with its sample size; null over nothing. */
export type OverallAmount = Pick<Breakdown, "value" | "sampleSize">;

/** Every number of the overall report with what is behind it. */
export type OverallBreakdowns = Readonly<Record<OverallKey, Breakdown>>;

/** Breaks every number of the report down. */
export function overallBreakdowns(observed: OverallObservations): OverallBreakdowns {
  const entries = overallMetrics.map((metric) => [metric.key, metric.breakDown(observed)] as const);
  return Object.fromEntries(entries) as Record<OverallKey, Breakdown>;
}

/** Every number of the report, from what was counted. */
export function overallAmounts(counts: OverallCounts): Readonly<Record<OverallKey, OverallAmount>> {
  const entries = overallMetrics.map((metric) => [metric.key, metric.amount(counts)] as const);
  return Object.fromEntries(entries) as Record<OverallKey, OverallAmount>;
}

/** The values of the numbers alone. */
export function overallFigures(amounts: Readonly<Record<OverallKey, OverallAmount>>): OverallFigures {
  const entries = overallMetrics.map(({ key }) => [key, amounts[key].value] as const);
  return Object.fromEntries(entries) as { [Key in OverallKey]: OverallFigures[Key] };
}
