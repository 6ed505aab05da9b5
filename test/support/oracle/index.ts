import { type LogEvent, withoutRepeats } from "./log";
import { assignmentsReport, commentsReport, feedbackReport } from "./logs";
import { overallReport } from "./overall";
import type { Question, ReportParameters } from "./parameters";
import { performanceReport } from "./performance";
import { slaReport } from "./sla";
import { usageReport } from "./usage";
import { usersReport } from "./users";
import { workloadReport } from "./workload";

export type { Calendar } from "./calendar";
export type { LogEvent } from "./log";
export type { ReportParameters } from "./parameters";

export const reportNames = [
  "users",
  "performance",
  "feedback",
  "assignments",
  "comments",
  "overall",
  "usage",
  "workload",
  "sla",
] as const;

export type ReportName = (typeof reportNames)[number];

const REPORTS: Record<ReportName, (question: Question) => object> = {
  users: usersReport,
  performance: performanceReport,
  feedback: feedbackReport,
  assignments: assignmentsReport,
  comments: commentsReport,
  overall: overallReport,
  usage: usageReport,
  workload: workloadReport,
  sla: slaReport,
};

/**
 * The JSON of a report, worked out a second time from the text of the definitions alone. Slow, and plain on
 * purpose: it is what the product is compared with. Of deliveries with one id the first counts.
 */
export function oracleReport(
  name: ReportName,
  deliveries: readonly LogEvent[],
  parameters: ReportParameters,
): object {
  return REPORTS[name]({ log: withoutRepeats(deliveries), parameters });
}
