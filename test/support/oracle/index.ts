import { type LogEvent, withoutRepeats } from "./log";
import type { Question, ReportParameters } from "./parameters";
import { usersReport } from "./users";

export type { Calendar } from "./calendar";
export type { LogEvent } from "./log";
export type { ReportParameters } from "./parameters";

const REPORTS = {
  users: usersReport,
} satisfies Record<string, (question: Question) => object>;

export type ReportName = keyof typeof REPORTS;

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
