import type { Directory } from "../directory";
import type { TimeRange } from "../instant";
import { type MemberFilter, matchesMember } from "../member-filter";
import { wallClockDays, weekdayAt } from "../period";
import { QUARTER_HOUR, type Sums } from "../sums/sums";
import type { OverallFactKey } from "./overall-families";

/** How many there are, and what they add up to. */
export interface AddedUp {
  readonly count: number;
  readonly sum: number;
}

/** What the numbers of the overall report are made of; times in milliseconds. */
export interface OverallCounts {
  readonly totalDays: number;
  readonly closed: number;
  /** With the replies before their closes. */
  readonly resolved: AddedUp;
  readonly resolvedOnFirstReply: number;
  readonly resolutionTime: AddedUp;
  readonly replies: number;
  /** The different contacts replied to. */
  readonly contacts: number;
  /** The weekday with most replies, and how many these are; null without replies. */
  readonly busiestDay: { readonly weekday: number; readonly replies: number } | null;
  readonly worked: number;
  readonly created: number;
  /** Replies inside visits, with their times since these began. */
  readonly handled: AddedUp;
  readonly responses: AddedUp;
  readonly ratings: number;
  readonly great: number;
  readonly notGood: number;
  /** The different contacts who rated. */
  readonly raters: number;
}

/** What is read for the overall report, of everybody. */
export interface OverallReading {
  /** Of the overall family. */
  readonly sums: Sums;
  /** Of the family of replies. */
  readonly replies: Sums;
}

/** Which members are counted, and by which clocks their days. */
export interface CountedMembers {
  readonly members: readonly string[];
  readonly range: TimeRange;
  readonly zone: string;
}

/** The members of the directory that the filter chooses. */
export function chosenMembers(directory: Directory, filter: MemberFilter): string[] {
  return directory.members.map(({ id }) => id).filter((id) => matchesMember(directory, filter, id));
}

/** Counts what the members did. Their replies inside visits are counted elsewhere. */
export function overallCountsOf(
  { sums, replies }: OverallReading,
  { members, range, zone }: CountedMembers,
): Omit<OverallCounts, "handled"> {
  const count = (key: OverallFactKey) => sums.count(key, members);
  const different = (key: OverallFactKey) => sums.different(key, members);
  const added = (key: OverallFactKey) => ({ count: count(key), sum: sums.sum(key, members) });
  return {
    totalDays: daysIn(range, zone),
    closed: count("closed"),
    resolved: added("resolved"),
    resolvedOnFirstReply: count("resolvedOnFirstReply"),
    resolutionTime: added("resolutionTime"),
    replies: replies.count("replies", members),
    contacts: replies.different("replies", members),
    busiestDay: busiestDayOf(replies.quarterHours("replies", members), zone),
    worked: different("worked"),
    created: different("created"),
    responses: added("responses"),
    ratings: count("ratings"),
    great: count("great"),
    notGood: count("notGood"),
    raters: different("ratings"),
  };
}

/** Of counts by quarter-hour: one lies in one day of every zone, as clocks have been since 1972. */
function busiestDayOf(quarterHours: ReadonlyMap<number, number>, zone: string): OverallCounts["busiestDay"] {
  const counts = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, replies: 0 }));
  for (const [quarterHour, replies] of quarterHours) {
    const day = counts[weekdayAt(quarterHour * QUARTER_HOUR, zone) - 1];
    if (day !== undefined) day.replies += replies;
  }
  // The sort is stable: on a tie the earlier weekday stays first.
  const [busiest] = counts.sort((left, right) => right.replies - left.replies);
  return busiest === undefined || busiest.replies === 0 ? null : busiest;
}

/** Whole days of 24 hours, or by the zone's wall clock, whichever is more; at least 1. */
export function daysIn({ from, to }: TimeRange, zone: string): number {
  const ofHours = Math.floor((to - from) / 86_400_000);
  return Math.max(1, ofHours, wallClockDays(from, to, zone));
}
