import type { Conversation } from "../../domain/conversation";
import { type UtcDay, utcDayOf } from "../../domain/instant";
import { eachFact, groupOf, visitedDaysOf } from "../../domain/sums/day-facts";
import { families } from "../../domain/sums/families";
import type { NumberedVisited } from "./day-visits";
import type { NumberedGroup } from "./group-bytes";
import { type FactsConversation, Rows } from "./rows";

/** What conversations have on one day. */
export interface DayCounts {
  /** Of each family in the order of `families`; none where nobody wants them. */
  readonly rows: readonly Rows[];
  /** What decides about visits, by conversation. */
  readonly visited: Map<string, NumberedVisited>;
  /** What filters ask about those that were opened on the day. */
  readonly groups: NumberedGroup[];
}

/** A day of which nothing is counted yet. */
export function emptyCounts(day: UtcDay, hasRows: boolean): DayCounts {
  const rows = hasRows ? families.map((family) => new Rows(family, day)) : [];
  return { rows, visited: new Map(), groups: [] };
}

/** Adds what the conversation has on these days. */
export function countConversation(
  counts: ReadonlyMap<UtcDay, DayCounts>,
  conversation: Conversation,
  numbers: Pick<FactsConversation, "number" | "contacts">,
): void {
  const { number } = numbers;
  const openedOn = utcDayOf(conversation.openedAt);
  const of = { openedOn, ...numbers };
  counts.get(openedOn)?.groups.push({ number, group: groupOf(conversation) });
  eachFact(conversation, (fact, family, measure) => {
    counts.get(utcDayOf(fact.at))?.rows[family]?.addFact(fact, measure, of);
  });
  // Only members who were seen to come can be there.
  if (conversation.visitMarks.length === 0) return;
  for (const [day, visited] of visitedDaysOf(conversation)) {
    counts.get(day)?.visited.set(conversation.id, { number, openedOn, visited });
  }
}
