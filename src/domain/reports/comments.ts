import { type Directory, memberName } from "../directory";
import { type Actor, actorKinds, isMember } from "../events";
import type { Instant } from "../instant";
import { type MemberFilter, matchesCredited } from "../member-filter";
import { oneOfAt, textAt } from "../sums/entries";
import type { Entry, Family } from "../sums/measure";
import type { Sums } from "../sums/sums";
import { creditedIn } from "./credited";
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

/** A comment before its author's name is looked up. */
export interface LoggedComment extends Omit<CommentEntry, "by"> {
  /** The author's name, else id, as the event gives it. */
  readonly ownName: string | null;
}

/** Comments, for the member who wrote them, or for nobody. */
export const commentsFamily: Family<"comments"> = {
  name: "comments",
  measures: [
    {
      key: "comments",
      keeps: "entries",
      observe: (conversation) =>
        conversation.comments.map(({ eventId, at, by }) => ({
          at,
          memberId: isMember(by) ? by.id : null,
          value: 1,
          details: [eventId, conversation.id, conversation.contactId, by.kind, by.name ?? by.id ?? null],
        })),
    },
  ],
};

/** The comments, newest first; a filter of members chooses by the author. */
export function commentsReport(
  comments: readonly LoggedComment[],
  directory: Directory,
  members: MemberFilter,
): CommentEntry[] {
  return comments
    .filter(({ authorId }) => matchesCredited(directory, members, authorId))
    .map(({ ownName, ...comment }) => ({
      ...comment,
      by: comment.authorId === null ? ownName : memberName(directory, comment.authorId),
    }))
    .sort(byNewest);
}

/** How many comments those have written whom the filter chooses. */
export function commentCount(sums: Sums, directory: Directory, members: MemberFilter): number {
  return sums.count("comments", creditedIn(sums, directory, members));
}

/** Reads what the family writes. */
export function commentOf({ at, memberId, details }: Entry): LoggedComment {
  return {
    eventId: textAt(details, 0),
    at,
    byKind: oneOfAt(details, 3, actorKinds),
    authorId: memberId,
    ownName: details[4] ?? null,
    conversationId: textAt(details, 1),
    contactId: textAt(details, 2),
  };
}
