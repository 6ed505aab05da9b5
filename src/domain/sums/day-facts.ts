import type { Conversation } from "../conversation";
import { type Instant, type UtcDay, utcDayOf, wallClockTime } from "../instant";
import { families } from "./families";
import type { Fact } from "./measure";

/** A fact of one day, as it is stored: by the place of its measure in its family. */
export interface DayFact extends Fact {
  readonly measure: number;
}

/** What filters of conversations ask about. */
export type Group = Pick<Conversation, "inboxId" | "channel" | "topic" | "tags">;

/** What one conversation has on one day, for each family in the order of `families`. */
export interface ConversationDay {
  readonly group: Group;
  readonly facts: readonly (readonly DayFact[])[];
}

/** What the conversation has on each day of UTC, by all hours. */
export function daysOfConversation(conversation: Conversation): ReadonlyMap<UtcDay, ConversationDay> {
  const { inboxId, channel, topic, tags } = conversation;
  const group = { inboxId, channel, topic, tags: tags.toSorted() };
  const days = new Map<UtcDay, { group: Group; facts: DayFact[][] }>();
  const factsAt = (at: Instant, family: number): DayFact[] | undefined => {
    const day = utcDayOf(at);
    let known = days.get(day);
    if (known === undefined) {
      known = { group, facts: families.map(() => []) };
      days.set(day, known);
    }
    return known.facts[family];
  };
  families.forEach(({ measures }, family) => {
    measures.forEach(({ observe }, measure) => {
      for (const { at, memberId, value, item, details } of observe(conversation, wallClockTime)) {
        factsAt(at, family)?.push({ at, measure, memberId, value, item, details });
      }
    });
  });
  return days;
}

/** The days, ascending, on which the one conversation counts otherwise than the other; null counts nowhere. */
export function changedDays(before: Conversation | null, after: Conversation | null): UtcDay[] {
  const [old, fresh] = [before, after].map((one) => (one === null ? new Map() : daysOfConversation(one)));
  const days = new Set<UtcDay>([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])]);
  return [...days]
    .filter((day) => {
      const [then, now] = [old?.get(day), fresh?.get(day)];
      return then === undefined || now === undefined || contentOf(then) !== contentOf(now);
    })
    .sort((left, right) => left - right);
}

/** What is stored of a day. The group counts only where filters can choose by it. */
function contentOf(day: ConversationDay): string {
  const isGrouped = day.facts.some((facts, family) => families[family]?.isGrouped && facts.length > 0);
  return JSON.stringify([day.facts, isGrouped ? day.group : null]);
}
