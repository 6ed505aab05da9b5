import type { Conversation } from "../domain/conversation";
import { type Directory, memberName } from "../domain/directory";
import { isMember } from "../domain/events";
import type { Instant } from "../domain/instant";

/** One thing that happened in a conversation; `who` is a member's id, null for anybody else. */
export interface TimelineEntry {
  readonly at: Instant;
  readonly what: string;
  readonly memberId: string | null;
  /** The member's name. */
  readonly who: string | null;
}

type Moment = Omit<TimelineEntry, "who">;

/** What happened in a conversation, oldest first; without texts. */
export function timelineOf(conversation: Conversation, directory: Directory): readonly TimelineEntry[] {
  const { openedAt, assignments, memberMessages, comments, ratings, followUps, closing } = conversation;
  const moments: Moment[] = [
    { at: openedAt, what: "Opened", memberId: null },
    ...assignments.map(({ at, memberId }) => ({
      at,
      what: memberId === null ? "Unassigned" : "Assigned to",
      memberId,
    })),
    ...otherMessages(conversation).map((at) => ({
      at,
      what: "Message of the contact or of a bot",
      memberId: null,
    })),
    ...memberMessages.map(({ at, memberId, isReply }) => ({
      at,
      what: isReply ? "Reply by" : "Proactive message by",
      memberId,
    })),
    ...comments.map(({ at, by }) => ({
      at,
      what: isMember(by) ? "Comment by" : "Comment",
      memberId: isMember(by) ? by.id : null,
    })),
    ...ratings.map(({ at, score }) => ({ at, what: `Rated ${score} of 5`, memberId: null })),
    ...followUps.map(({ at, memberId }) => ({
      at,
      what: memberId === null ? "Follow-up done" : "Follow-up done by",
      memberId,
    })),
    ...(closing === null
      ? []
      : [{ at: closing.at, what: "Closed", memberId: isMember(closing.by) ? closing.by.id : null }]),
  ];
  return moments
    .toSorted((left, right) => left.at - right.at)
    .map((moment) => ({
      ...moment,
      who: moment.memberId === null ? null : memberName(directory, moment.memberId),
    }));
}

/** Messages in and out that are no member's: of equal instants as many as there are more. */
function otherMessages({ messageTimes, memberMessages }: Conversation): readonly Instant[] {
  const ofMembers = new Map<Instant, number>();
  for (const { at } of memberMessages) ofMembers.set(at, (ofMembers.get(at) ?? 0) + 1);
  return messageTimes.filter((at) => {
    const left = ofMembers.get(at) ?? 0;
    ofMembers.set(at, left - 1);
    return left <= 0;
  });
}
