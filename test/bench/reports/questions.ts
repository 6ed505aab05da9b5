import { join } from "node:path";
import type { ReportOptions } from "../../../src/cli/report-options";
import { findReport } from "../../../src/cli/reports";
import { DAY, HOUR } from "../../../src/domain/sample/days";
import { readAssignmentsView } from "../../../src/reports/assignments-report";
import { readFeedbackView } from "../../../src/reports/feedback-report";
import { readServiceLevelView } from "../../../src/reports/sla-report";
import { rowsUpToPage } from "../../../src/slack/replies/pages";
import type { Store } from "../../../src/storage/store";
import { dataEnd } from "../data/make-events";
import { onFreshStore, workspace } from "../database";
import { timed } from "../take-turns";

/** The last thirty days of the data. */
export const thirtyDays = { from: dataEnd - 30 * DAY, to: dataEnd };

/** A question as the command line asks it, or as Slack does, which lists only what a page shows. */
export type Question = { readonly title: string } & (
  | {
      readonly report: string;
      /** What is asked apart from the last thirty days of the data. */
      readonly options: Partial<ReportOptions>;
    }
  | { readonly readPage: (store: Store) => Promise<unknown> }
);

const targets = { everyone: { first: HOUR, every: 2 * HOUR }, byTeam: new Map() };

/** The last thirty days for everyone, with the first page of a list. */
const page = {
  range: thirtyDays,
  previous: null,
  filter: {},
  members: {},
  assignments: {},
  now: dataEnd,
  targets,
  listed: rowsUpToPage(0),
};

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
  { title: "performance, one channel", report: "performance", options: { channel: ["chat"] } },
  { title: "usage", report: "usage", options: {} },
  { title: "overall, all members", report: "overall", options: {} },
  { title: "overall, one member", report: "overall", options: { user: ["u10"] } },
  { title: "overall, one topic", report: "overall", options: { topic: ["Topic 3"] } },
  {
    title: "overall, office hours",
    report: "overall",
    options: { calendar: join(__dirname, "office-hours.json") },
  },
  { title: "workload", report: "workload", options: {} },
  { title: "workload, one tag", report: "workload", options: { tag: ["tag-7"] } },
  {
    title: "sla",
    report: "sla",
    options: { firstResponseTarget: HOUR / 1000, responseTarget: (2 * HOUR) / 1000 },
  },
  { title: "feedback", report: "feedback", options: {} },
  { title: "assignments", report: "assignments", options: {} },
  {
    title: "sla, a page of breaches",
    readPage: (store) => readServiceLevelView(store.reports, workspace, page),
  },
  {
    title: "sla, a page of one inbox",
    readPage: (store) =>
      readServiceLevelView(store.reports, workspace, { ...page, filter: { inbox: ["inbox2"] } }),
  },
  { title: "feedback, a page", readPage: (store) => readFeedbackView(store.reports, workspace, page) },
  { title: "assignments, a page", readPage: (store) => readAssignmentsView(store.reports, workspace, page) },
];

/** Answers the question in this process as the command line would; answers the seconds it took. */
export async function secondsToAnswer(uri: string, question: Question): Promise<number> {
  const { seconds } = await onFreshStore(uri, (store) => timed(() => answerOf(store, question)));
  return seconds;
}

async function answerOf(store: Store, question: Question): Promise<unknown> {
  if ("readPage" in question) return question.readPage(store);
  const { report, options } = question;
  const answer = await findReport(report).run({
    source: store.reports,
    workspace,
    options: { ...thirtyDays, format: "json", ...options },
    now: dataEnd,
    onNote: () => undefined,
  });
  return answer.json();
}
