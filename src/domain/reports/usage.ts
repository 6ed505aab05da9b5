import type { Conversation } from "../conversation";
import { type ConversationFilter, matchesFilter } from "../conversation-filter";
import { isMember } from "../events";
import { type Instant, isWithin, type TimeRange } from "../instant";

export interface UsageReport {
  /** Contacts of conversations with a message in or out in the range. */
  readonly uniqueContacts: number;
  readonly closedConversations: number;
  /** Members with a message sent, a comment or a close in the range. */
  readonly activeAgents: number;
  readonly proactiveMessages: number;
}

/** How much Caseboard's team was used in the range. */
export function usageReport(
  conversations: Iterable<Conversation>,
  question: { readonly range: TimeRange; readonly conversations: ConversationFilter },
): UsageReport {
  const contacts = new Set<string>();
  const agents = new Set<string>();
  let closedConversations = 0;
  let proactiveMessages = 0;
  const within = (at: Instant) => isWithin(question.range, at);
  for (const conversation of conversations) {
    if (!matchesFilter(conversation, question.conversations)) continue;
    if (conversation.messageTimes.some(within)) contacts.add(conversation.contactId);
    if (conversation.closing && within(conversation.closing.at)) closedConversations += 1;
    proactiveMessages += conversation.proactiveTimes.filter(within).length;
    for (const { memberId, at } of workOf(conversation)) if (within(at)) agents.add(memberId);
  }
  return { uniqueContacts: contacts.size, closedConversations, activeAgents: agents.size, proactiveMessages };
}

function workOf({
  memberMessages,
  memberCloses,
  comments,
}: Conversation): { memberId: string; at: Instant }[] {
  const commented = comments.flatMap(({ by, at }) => (isMember(by) ? [{ memberId: by.id, at }] : []));
  return [...memberMessages, ...memberCloses, ...commented];
}
