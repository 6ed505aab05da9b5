import { type Directory, memberName } from "../domain/directory";
import { compareConversationEvents } from "../domain/event-order";
import { type Actor, type ConversationEvent, isMember } from "../domain/events";
import type { Instant } from "../domain/instant";

/** One thing that happened in a conversation; `who` is a member's id, null for anybody else. */
export interface TimelineEntry {
  readonly at: Instant;
  readonly what: string;
  readonly memberId: string | null;
  /** The member's name. */
  readonly who: string | null;
}

/** What happened, and the member who did it or whom it is about. */
type Moment = Pick<TimelineEntry, "what" | "memberId">;

/** What happened in a conversation, in event order; without texts, and without what was on whose screen. */
export function timelineOf(
  events: readonly ConversationEvent[],
  directory: Directory,
): readonly TimelineEntry[] {
  return events.toSorted(compareConversationEvents).flatMap((event) => {
    const moment = momentOf(event);
    if (moment === null) return [];
    const { memberId } = moment;
    return [{ ...moment, at: event.at, who: memberId === null ? null : memberName(directory, memberId) }];
  });
}

function momentOf(event: ConversationEvent): Moment | null {
  switch (event.type) {
    case "conversation.opened":
      return event.assigneeId === undefined
        ? doneBy("Opened", event.by)
        : { what: "Opened, carried over to", memberId: event.assigneeId };
    case "conversation.reopened":
      return doneBy("Reopened", event.by);
    case "message.received":
      return { what: "Message of the contact", memberId: null };
    case "conversation.assigned":
      return { what: event.to === null ? "Unassigned" : "Assigned to", memberId: event.to };
    case "message.sent":
      return sent(event.by, event.proactive === true);
    case "comment.added":
      return doneBy("Comment", event.by);
    case "conversation.tagged":
      return { what: "Tags changed", memberId: null };
    case "conversation.closed":
      return doneBy(event.outcome === undefined ? "Closed" : `Closed as ${event.outcome}`, event.by);
    case "rating.received":
      return { what: `Rated ${event.score} of 5`, memberId: null };
    case "followup.completed":
      return doneBy("Follow-up done", event.by);
    case "visit.started":
    case "visit.ended":
      return null;
  }
}

function doneBy(what: string, by: Actor): Moment {
  if (isMember(by)) return { what: `${what} by`, memberId: by.id };
  return { what: `${what} by ${actorWords[by.kind]}`, memberId: null };
}

const actorWords: Readonly<Record<Actor["kind"], string>> = {
  user: "a member",
  contact: "the contact",
  workflow: "a workflow",
  bot: "a bot",
  api: "the API",
  system: "the system",
};

function sent(by: Actor, isProactive: boolean): Moment {
  if (!isMember(by)) return doneBy("Message", by);
  return doneBy(isProactive ? "Proactive message" : "Reply", by);
}
