import { type Actor, type AssignmentSource, isMember } from "./events";
import type { Instant } from "./instant";

/**
 * A conversation as the fold of its own events (docs/metrics.md): what reports need, without texts.
 * `position` is the place of the event among the conversation's events, so that "before" and "up to"
 * mean event order also where instants are equal.
 */
export interface Conversation {
  readonly id: string;
  readonly openedAt: Instant;
  readonly openedBy: Actor;
  /** Instants of its first and its last event, whatever they are. */
  readonly firstEventAt: Instant;
  readonly lastEventAt: Instant;
  readonly contactId: string;
  readonly inboxId: string | null;
  readonly channel: string | null;
  readonly topic: string | null;
  readonly tags: readonly string[];
  /** The close that closed it last; null while it is open. */
  readonly closing: Closing | null;
  /** Assignments and unassignments, a carry-over among them, in event order. */
  readonly assignments: readonly Assignment[];
  /** Every `message.sent` by a member, in event order. */
  readonly memberMessages: readonly MemberMessage[];
  /** Every `comment.added`, in event order. */
  readonly comments: readonly Comment[];
  /** Every `conversation.closed` by a member, also of a conversation closed already. */
  readonly memberCloses: readonly MemberClose[];
  /** Every `rating.received`, in event order. */
  readonly ratings: readonly Rating[];
  /** Every `followup.completed`, in event order. */
  readonly followUps: readonly FollowUp[];
  /** Every `visit.started` and `visit.ended`, in event order. */
  readonly visitMarks: readonly VisitMark[];
  /** Instants of all messages in and out, by whomever. */
  readonly messageTimes: readonly Instant[];
  /** Instants of the proactive messages, by whomever. */
  readonly proactiveTimes: readonly Instant[];
  /** The first `message.received`; null without one. */
  readonly firstInbound: {
    readonly position: number;
    readonly at: Instant;
  } | null;
  /** Every wait of the contact, in order of its start. */
  readonly waits: readonly Wait[];
}

export interface Closing {
  readonly position: number;
  readonly at: Instant;
  readonly by: Actor;
  readonly outcome: "won" | "lost" | null;
}

export interface Assignment {
  readonly eventId: string;
  readonly position: number;
  readonly at: Instant;
  /** Null for an unassignment. */
  readonly memberId: string | null;
  /** Null for a carry-over: the assignee that `conversation.opened` brought along. */
  readonly source: AssignmentSource | null;
  /** Who assigned it; null when the event does not tell. */
  readonly by: Actor | null;
}

export interface MemberMessage {
  readonly position: number;
  readonly at: Instant;
  readonly memberId: string;
  /** False for a proactive message, which starts a conversation and ends no wait. */
  readonly isReply: boolean;
}

export interface Comment {
  readonly eventId: string;
  readonly at: Instant;
  readonly by: Actor;
}

export interface MemberClose {
  readonly at: Instant;
  readonly memberId: string;
}

export interface Rating {
  readonly eventId: string;
  readonly position: number;
  readonly at: Instant;
  /** 1 to 5. */
  readonly score: number;
}

export interface FollowUp {
  readonly at: Instant;
  /** Null when something other than a member completed it. */
  readonly memberId: string | null;
}

/** A member opens the conversation on their screen, or moves away from it. */
export interface VisitMark {
  readonly eventId: string;
  readonly at: Instant;
  readonly memberId: string;
  readonly kind: "started" | "ended";
}

/** From an inbound message to the reply or close that ended the wait, or still going on. */
export interface Wait {
  readonly startedAt: Instant;
  readonly end:
    | {
        readonly kind: "answered";
        readonly position: number;
        readonly at: Instant;
        readonly memberId: string;
      }
    | {
        readonly kind: "closed";
        readonly position: number;
        readonly at: Instant;
      }
    | null;
}

/** A conversation that is closed, for what is only defined then. */
export type ClosedConversation = Conversation & { readonly closing: Closing };

export function isClosed(conversation: Conversation): conversation is ClosedConversation {
  return conversation.closing !== null;
}

/**
 * The owner at a place in event order: the last member assigned there or before; if none, the first one
 * assigned after it; else nobody. An unassignment does not end ownership.
 */
export function ownerAt(conversation: Conversation, position: number): string | null {
  const toMembers = conversation.assignments.filter((assignment) => assignment.memberId !== null);
  const before = toMembers.findLast((assignment) => assignment.position <= position);
  return (before ?? toMembers[0])?.memberId ?? null;
}

/** Whom the last assignment names; nobody after an unassignment. */
export function assigneeOf(conversation: Conversation): string | null {
  return conversation.assignments.at(-1)?.memberId ?? null;
}

/** The owner as of an instant; assignments at that very instant are not counted. */
export function ownerBefore(conversation: Conversation, instant: Instant): string | null {
  const toMembers = conversation.assignments.filter((assignment) => assignment.memberId !== null);
  const before = toMembers.findLast((assignment) => assignment.at < instant);
  return (before ?? toMembers[0])?.memberId ?? null;
}

/** The replies before the close in event order. */
export function repliesBeforeClose(conversation: ClosedConversation): readonly MemberMessage[] {
  const { closing, memberMessages } = conversation;
  return memberMessages.filter(({ isReply, position }) => isReply && position < closing.position);
}

/** The member who closed it; when something other than a member did, the owner at the close. */
export function closerOf(conversation: ClosedConversation): string | null {
  const { by, position } = conversation.closing;
  return isMember(by) ? by.id : ownerAt(conversation, position);
}

/** Members to whom it was assigned or carried over at some time up to the close, each once. */
export function assigneesUpToClose(conversation: ClosedConversation): readonly string[] {
  return [...new Set(assignmentsUpToClose(conversation).map((assignment) => assignment.memberId))];
}

/** The first assignment to a member, whenever it was. */
export function firstAssignedAt(conversation: Conversation): Instant | null {
  return conversation.assignments.find((assignment) => assignment.memberId !== null)?.at ?? null;
}

/** The last assignment to a member up to the close in event order. */
export function lastAssignedAt(conversation: ClosedConversation): Instant | null {
  return assignmentsUpToClose(conversation).at(-1)?.at ?? null;
}

function assignmentsUpToClose(
  conversation: ClosedConversation,
): (Assignment & { readonly memberId: string })[] {
  return conversation.assignments.filter(
    (assignment): assignment is Assignment & { readonly memberId: string } =>
      assignment.memberId !== null && assignment.position <= conversation.closing.position,
  );
}

/** The first reply after the first inbound; null without an inbound or an answer to it. */
export function firstResponseOf(conversation: Conversation): MemberMessage | null {
  const { firstInbound, memberMessages } = conversation;
  if (firstInbound === null) return null;
  return memberMessages.find(({ isReply, position }) => isReply && position > firstInbound.position) ?? null;
}

/** A wait that a member's reply ended. */
export interface Response {
  readonly startedAt: Instant;
  readonly at: Instant;
  readonly memberId: string;
}

/** The responses: replies that end a wait, in event order. */
export function responsesOf(conversation: Conversation): readonly Response[] {
  return conversation.waits.flatMap(({ startedAt, end }) =>
    end?.kind === "answered" ? [{ startedAt, at: end.at, memberId: end.memberId }] : [],
  );
}
