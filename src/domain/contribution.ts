import type { Conversation } from "./conversation";
import { compareText } from "./event-order";
import type { Instant } from "./instant";

/** What a contribution is. */
export type ContributionKind =
  | "conversation"
  | "reply"
  | "message"
  | "wait"
  | "visit"
  | "online time"
  | "rating"
  | "follow-up"
  | "assignment"
  | "comment";

/** One thing that goes into a number, credited to a member or to nobody. */
export interface Contribution {
  readonly kind: ContributionKind;
  /** Null for online time, which belongs to no conversation. */
  readonly conversation: Pick<Conversation, "id" | "contactId"> | null;
  readonly memberId: string | null;
  /** When it happened: the close, the reply, the end of the wait or the visit. */
  readonly at: Instant;
  /** What it adds: 1 or 0 where something is counted, milliseconds, a score. */
  readonly value: number;
}

export type MetricUnit =
  | "count"
  | "number"
  | "milliseconds"
  | "share"
  | "percent"
  | "score"
  | "points"
  | "weekday";

/** What a number is, for people. */
export interface MetricDescription<Key extends string = string> {
  /** The number's place in the report's JSON. */
  readonly key: Key;
  readonly title: string;
  readonly definition: string;
  readonly unit: MetricUnit;
  /** The unit of the contributions, where they are durations and the number is none. */
  readonly contributionUnit?: "milliseconds";
}

/** A number and what is behind it. */
export interface Breakdown {
  readonly value: number | null;
  /** Over how many things a mean or a share was taken; for a count, the count. */
  readonly sampleSize: number;
  /** In any order: who shows them puts them in order. */
  readonly contributions: readonly Contribution[];
  /** The value is the contributions' sum divided by this; null where the value is no such quotient. */
  readonly divisor: number | null;
}

/** The contributions added up. */
export function sumOf(contributions: readonly Contribution[]): Breakdown {
  const value = total(contributions);
  return { value, sampleSize: value, contributions, divisor: 1 };
}

/** The contributions' mean; absent over nothing. */
export function meanOf(contributions: readonly Contribution[]): Breakdown {
  return { ...quotientOf(contributions, contributions.length), sampleSize: contributions.length };
}

/** The contributions' sum divided by something; absent where that is 0. */
export function quotientOf(contributions: readonly Contribution[], divisor: number): Breakdown {
  return {
    value: divisor === 0 ? null : total(contributions) / divisor,
    sampleSize: contributions.length,
    contributions,
    divisor,
  };
}

/** Adds 1 for the first contribution of each item, as they are shown, and 0 for its others. */
export function countItemsOnce(
  contributions: readonly Contribution[],
  itemOf: (contribution: Contribution) => string | null | undefined,
): Contribution[] {
  const firsts = new Map<string | null | undefined, Contribution>();
  for (const contribution of contributions) {
    const item = itemOf(contribution);
    const first = firsts.get(item);
    if (first === undefined || compareContributions(contribution, first) < 0) firsts.set(item, contribution);
  }
  return contributions.map((contribution) => ({
    ...contribution,
    value: firsts.get(itemOf(contribution)) === contribution ? 1 : 0,
  }));
}

/** The order in which contributions are shown: by `at`, then conversation id. */
export function compareContributions(left: Contribution, right: Contribution): number {
  return left.at - right.at || compareText(left.conversation?.id ?? "", right.conversation?.id ?? "");
}

function total(contributions: readonly Contribution[]): number {
  return contributions.reduce((sum, { value }) => sum + value, 0);
}
