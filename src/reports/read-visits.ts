import type { ConversationFilter } from "../domain/conversation-filter";
import { type Instant, isWithin, type TimeRange } from "../domain/instant";
import type { AddedUp } from "../domain/reports/overall-counts";
import { visitsFamily } from "../domain/reports/visits-family";
import { Sums } from "../domain/sums/sums";
import { longestVisit } from "../domain/visits";
import type { ReportSource } from "./ports";

/** Which visits are counted. */
export interface VisitsQuestion {
  readonly range: TimeRange;
  /** A visit that ends later counts nowhere. */
  readonly now: Instant;
  readonly filter: ConversationFilter;
}

/** What the visits that ended in the range and by now amount to. */
export async function readVisitSums(
  source: ReportSource,
  workspace: string,
  question: VisitsQuestion,
): Promise<Sums> {
  const { filter } = question;
  const ranges = [upToNow(question)];
  const [sums] = await source.sums(workspace, { family: visitsFamily, ranges, filter });
  return sums ?? new Sums(visitsFamily);
}

/** The members' replies in the range inside visits that ended by now. */
export async function readHandledReplies(
  source: ReportSource,
  workspace: string,
  question: VisitsQuestion,
  members: readonly string[],
): Promise<AddedUp> {
  const range = upToNow(question);
  const { now, filter } = question;
  const isSettled = range.from >= range.to || range.to <= now - longestVisit;
  const goingOn = isSettled ? [] : await source.repliesGoingOn(workspace, now, filter);
  const [sums] = await source.sums(workspace, { family: visitsFamily, ranges: [range], filter });
  const { count, sum } = handledReplies(sums ?? new Sums(visitsFamily), members);
  // Stored sums know nothing of now: what they have of a visit that ends later is taken away.
  const own = new Set<string | null>(members);
  const early = goingOn.filter(({ at, memberId }) => own.has(memberId) && isWithin(range, at));
  return {
    count: count - early.length,
    sum: early.reduce((left, { value }) => left - value, sum),
  };
}

/** The members' replies inside the visits. */
function handledReplies(sums: Sums, members: readonly string[]): AddedUp {
  return { count: sums.count("handledReplies", members), sum: sums.sum("handledReplies", members) };
}

/** What of the range has been; nothing of a visit that ended by now is later. */
export function upToNow({ range: { from, to }, now }: Omit<VisitsQuestion, "filter">): TimeRange {
  return { from, to: Math.min(to, now + 1) };
}
