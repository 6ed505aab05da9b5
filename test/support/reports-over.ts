import type { Conversation } from "../../src/domain/conversation";
import { matchesFilter } from "../../src/domain/conversation-filter";
import type { Directory } from "../../src/domain/directory";
import type { CreditedTime, TimeRange } from "../../src/domain/instant";
import {
  openCasesOf,
  type PerformanceQuestion,
  type PerformanceReport,
  performanceReportOf,
} from "../../src/domain/reports/performance";
import { type UsersQuestion, type UsersReport, usersReportOf } from "../../src/domain/reports/users";
import { performanceFamily, usersFamily } from "../../src/domain/sums/families";
import type { Family } from "../../src/domain/sums/measure";
import { type Sums, sumsOf } from "../../src/domain/sums/sums";

/** What a family amounts to in one range, counted from the conversations. */
export function sumsIn(
  family: Family,
  conversations: readonly Conversation[],
  { range, elapsed }: { readonly range: TimeRange; readonly elapsed: CreditedTime },
): Sums {
  const [sums] = sumsOf(family, conversations, { ranges: [range], elapsed });
  if (sums === undefined) throw new Error("There are no sums of the range");
  return sums;
}

/** The users report over conversations that are all in memory. */
export function usersReport(
  conversations: readonly Conversation[],
  directory: Directory,
  question: UsersQuestion,
): UsersReport {
  const chosen = conversations.filter((one) => matchesFilter(one, question.conversations));
  return usersReportOf(sumsIn(usersFamily, chosen, question), directory, question.members);
}

/** The performance report over conversations that are all in memory. */
export function performanceReport(
  conversations: readonly Conversation[],
  directory: Directory,
  question: PerformanceQuestion,
): PerformanceReport {
  const chosen = conversations.filter((one) => matchesFilter(one, question.conversations));
  const sums = sumsIn(performanceFamily, chosen, question);
  return performanceReportOf({ sums, openCases: openCasesOf(chosen) }, directory, question);
}
