import { type Conversation, ownerAt } from "../conversation";
import { type ConversationFilter, matchesFilter } from "../conversation-filter";
import type { Directory } from "../directory";
import { type Instant, isWithin, type TimeRange } from "../instant";
import { type MemberFilter, matchesCredited } from "../member-filter";
import { byNewest } from "./newest";

export interface LogQuestion {
  readonly range: TimeRange;
  readonly conversations: ConversationFilter;
  readonly members: MemberFilter;
}

/** A rating; its comment is in the event of that id. */
export interface FeedbackEntry {
  readonly eventId: string;
  readonly at: Instant;
  /** 1 to 5. */
  readonly score: number;
  readonly conversationId: string;
  readonly contactId: string;
  /** The owner at the rating; null when nobody owned the conversation. */
  readonly creditedTo: string | null;
}

/** Ratings in the range, newest first; a filter of members chooses by the member credited. */
export function feedbackReport(
  conversations: Iterable<Conversation>,
  directory: Directory,
  question: LogQuestion,
): FeedbackEntry[] {
  const entries: FeedbackEntry[] = [];
  for (const conversation of conversations) {
    if (!matchesFilter(conversation, question.conversations)) continue;
    for (const { eventId, at, score, position } of conversation.ratings) {
      const creditedTo = ownerAt(conversation, position);
      if (!isWithin(question.range, at) || !matchesCredited(directory, question.members, creditedTo))
        continue;
      entries.push({
        eventId,
        at,
        score,
        conversationId: conversation.id,
        contactId: conversation.contactId,
        creditedTo,
      });
    }
  }
  return entries.sort(byNewest);
}
