import type { Conversation } from "../conversation";
import type { CreditedTime, Instant } from "../instant";
import type { Visit, Visited } from "../visits";

/** One thing that a measure counts. */
export interface Fact {
  readonly at: Instant;
  /** Null where nobody is credited. */
  readonly memberId: string | null;
  /** 1 for what is counted, milliseconds, a score. */
  readonly value: number;
  /** When the time ended that is the value; at `at` unless given. For measures of times. */
  readonly until?: Instant | undefined;
  /**
   * What is counted only once, however often it is seen: a text, or the contact of a measure that keeps different
   * ones. Of such a measure a fact without an item is of its conversation.
   */
  readonly item?: string | undefined;
  /** For measures that keep entries. */
  readonly details?: Details | undefined;
}

/** What a line of a log has besides its fact: texts by their place; null where there is none. */
export type Details = readonly (string | null)[];

/** A line of a log. */
export interface Entry extends Pick<Fact, "at" | "memberId" | "value"> {
  readonly details: Details;
}

/**
 * Something that is counted in conversations and added up for a member and a time. What it keeps: `sum` the
 * number of facts and the sum of their values; `distribution` also maximum and percentiles; `different` also each
 * contact or conversation once; `texts` each text once. Of `entries` and `valued-entries` each fact is also kept as
 * it is, as a line of a log; of the latter every value is kept in what is added up, too.
 */
export interface Measure<Key extends string = string> {
  readonly key: Key;
  readonly keeps: "sum" | "distribution" | "different" | "texts" | "entries" | "valued-entries";
  /** Whether its values are times, measured for the member as `elapsed` does it: so other clocks can measure them too. */
  readonly measuresTimes?: true;
  /** Whether it is also kept how many facts there were in each quarter of an hour. */
  readonly countsQuarterHours?: true;
  /** The facts of one conversation, whenever they were. */
  observe(conversation: Conversation, elapsed: CreditedTime): readonly Fact[];
  /** The facts of one visit: other conversations and who is online decide about its end, so no conversation has them. */
  observeVisit?(visit: Visit<Visited>): readonly Fact[];
}

/** The measures of a report, stored together. */
export interface Family<Key extends string = string> {
  readonly name: string;
  readonly measures: readonly Measure<Key>[];
}

/** Whether the family's facts are those of visits. */
export function isOfVisits({ measures }: Family): boolean {
  return measures.some(({ observeVisit }) => observeVisit !== undefined);
}

/** Whether each fact of the measure is a line of a log. */
export function keepsEntries({ keeps }: Pick<Measure, "keeps">): boolean {
  return keeps === "entries" || keeps === "valued-entries";
}
