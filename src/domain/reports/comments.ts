import type { Conversation } from "../conversation";
import { matchesFilter } from "../conversation-filter";
import { type Directory, memberName } from "../directory";
import { type Actor, isMember } from "../events";
import { type Instant, isWithin } from "../instant";
import { matchesCredited } from "../member-filter";
import type { LogQuestion } from "./feedback";
import { byNewest } from "./newest";

/** A comment; its text is in the event of that id. */
export interface CommentEntry {
  readonly eventId: string;
  readonly at: Instant;
  readonly byKind: Actor["kind"];
  /** Null for an author other than a member. */
  readonly authorId: string | null;
  /** The author's name; null when nothing is known to show. */
  readonly by: string | null;
  readonly conversationId: string;
  readonly contactId: string;
}

/** Comments in the range, newest first; a filter of members chooses by the author. */
export function commentsReport(
  conversations: Iterable<Conversation>,
  directory: Directory,
  question: LogQuestion,
): CommentEntry[] {
  const entries: CommentEntry[] = [];
  for (const conversation of conversations) {
    if (!matchesFilter(conversation, question.conversations)) continue;
    for (const { eventId, at, by } of conversation.comments) {
      const authorId = isMember(by) ? by.id : null;
      if (!isWithin(question.range, at) || !matchesCredited(directory, question.members, authorId)) continue;
      entries.push({
        eventId,
        at,
        byKind: by.kind,
        authorId,
        by: actorName(directory, by),
        conversationId: conversation.id,
        contactId: conversation.contactId,
      });
    }
  }
  return entries.sort(byNewest);
}

/** A member by the directory's name; any other actor by name, else by id, else not at all. */
export function actorName(directory: Directory, actor: Actor): string | null {
  return isMember(actor) ? memberName(directory, actor.id) : (actor.name ?? actor.id ?? null);
}
