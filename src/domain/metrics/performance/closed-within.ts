import { type ClosedConversation, type Conversation, isClosed, ownerAt } from "../../conversation";
import { isWithin, type TimeRange } from "../../instant";
import type { Credit } from "./metric";

/** The conversation and its owner at the close, when it was closed in the range; else null. */
export function closedWithin(
  conversation: Conversation,
  range: TimeRange,
): { readonly closing: ClosedConversation["closing"]; readonly owner: string | null } | null {
  if (!isClosed(conversation) || !isWithin(range, conversation.closing.at)) return null;
  const { closing } = conversation;
  return { closing, owner: ownerAt(conversation, closing.position) };
}

/** Credits the owner at the close, when the conversation was closed in the range with the outcome. */
export function creditOutcome(
  conversation: Conversation,
  range: TimeRange,
  outcome: "won" | "lost",
): Credit[] {
  const closed = closedWithin(conversation, range);
  return closed?.closing.outcome === outcome
    ? [{ memberId: closed.owner, at: closed.closing.at, value: 1 }]
    : [];
}
