import type { ConversationEvent } from "./events";
import type { Instant } from "./instant";

/** The order of events of one instant within a conversation (docs/events.md). */
export const eventRank: Readonly<Record<ConversationEvent["type"], number>> = {
  "conversation.opened": 0,
  "conversation.reopened": 1,
  "message.received": 2,
  "conversation.assigned": 3,
  "visit.started": 4,
  "message.sent": 5,
  "comment.added": 6,
  "conversation.tagged": 7,
  "conversation.closed": 8,
  "rating.received": 9,
  "followup.completed": 10,
  "visit.ended": 11,
};

/** Compares strings by code units, the contract's order for ids and names. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Event order within a conversation: by `at`, then rank, then id. */
export function compareConversationEvents(left: ConversationEvent, right: ConversationEvent): number {
  return left.at - right.at || eventRank[left.type] - eventRank[right.type] || compareText(left.id, right.id);
}

/** When a word about a record was given; the latest word by (`at`, `id`) holds. */
export interface Stamp {
  readonly at: Instant;
  readonly id: string;
}

/** Whether the stamp is later than the other one; any stamp is later than none. */
export function isLater(stamp: Stamp, than: Stamp | null): boolean {
  return than === null || stamp.at > than.at || (stamp.at === than.at && stamp.id > than.id);
}
