import { type ClosedConversation, type Conversation, isClosed, ownerAt } from "../../conversation";
import { isWithin, type TimeRange } from "../../instant";

/** The conversation and its owner at the close, when it was closed in the range; else null. */
export function closedWithin(
  conversation: Conversation,
  range: TimeRange,
): { readonly closing: ClosedConversation["closing"]; readonly owner: string | null } | null {
  if (!isClosed(conversation) || !isWithin(range, conversation.closing.at)) return null;
  const { closing } = conversation;
  return { closing, owner: ownerAt(conversation, closing.position) };
}
