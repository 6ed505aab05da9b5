import { join } from "node:path";
import type { ReportOptions } from "../../../src/cli/report-options";
import { findReport } from "../../../src/cli/reports";
import { DAY, HOUR } from "../../../src/domain/sample/days";
import type { Store } from "../../../src/storage/store";
import { dataEnd } from "../data/make-events";
import { onFreshStore, workspace } from "../database";
import { timed } from "../take-turns";

/** The last thirty days of the data. */
export const thirtyDays = { from: dataEnd - 30 * DAY, to: dataEnd };

/** A question as the command line asks it. */
export interface Question {
  readonly title: string;
  readonly report: string;
  /** What is asked apart from the last thirty days of the data. */
  readonly options: Partial<ReportOptions>;
}

/** Questions whose times are compared between amounts of data. */
export const questions: readonly Question[] = [
  { title: "users", report: "users", options: {} },
  { title: "users, one inbox", report: "users", options: { inbox: ["inbox2"] } },
  { title: "users, one tag", report: "users", options: { tag: ["tag-7"] } },
  {
    title: "users, office hours",
    report: "users",
    options: { calendar: join(__dirname, "office-hours.json") },
  },
  { title: "users, the whole year", report: "users", options: { from: dataEnd - 365 * DAY } },
  { title: "performance", report: "performance", options: {} },
  { title: "usage", report: "usage", options: {} },
  { title: "overall, all members", report: "overall", options: {} },
  { title: "overall, one member", report: "overall", options: { user: ["u10"] } },
  { title: "workload", report: "workload", options: {} },
  {
    title: "sla",
    report: "sla",
    options: { firstResponseTarget: HOUR / 1000, responseTarget: (2 * HOUR) / 1000 },
  },
  { title: "feedback", report: "feedback", options: {} },
  { title: "assignments", report: "assignments", options: {} },
];

/** Answers the question in this process as the command line would; answers the seconds it took. */
export async function secondsToAnswer(uri: string, question: Question): Promise<number> {
  const { seconds } = await onFreshStore(uri, (store) => timed(() => answerOf(store, question)));
  return seconds;
}

async function answerOf(store: Store, { report, options }: Question): Promise<unknown> {
  const answer = await findReport(report).run({
    source: store.reports,
    workspace,
    options: { ...thirtyDays, format: "json", ...options },
    now: dataEnd,
    onNote: () => undefined,
  });
  return answer.json();
}
