import { type Conversation, ownerAt, ownerBefore, type Wait } from "../conversation";
import type { Instant } from "../instant";
import { textAt } from "../sums/entries";
import type { Entry, Fact, Family } from "../sums/measure";

/** A wait as it stood at the end of view. */
export interface SeenWait {
  readonly conversationId: string;
  readonly contactId: string;
  readonly start: Instant;
  /** Null while it was open. */
  readonly end: Instant | null;
  /** The member who answered, else the owner at the close or at the end of view; null for nobody. */
  readonly creditedTo: string | null;
  /** Whether it is the conversation's first. */
  readonly isFirst: boolean;
  /** Whether a close ended it unanswered. */
  readonly isClosed: boolean;
}

type EndedWait = Wait & { readonly end: NonNullable<Wait["end"]> };

const FIRST = "first";
const CLOSED = "closed";

/** The kinds of waits that ended: the conversation's first or a later one, by an answer or by a close. */
export const endedWaitKinds = [
  { key: "firstAnswered", isFirst: true, isClosed: false },
  { key: "firstClosed", isFirst: true, isClosed: true },
  { key: "laterAnswered", isFirst: false, isClosed: false },
  { key: "laterClosed", isFirst: false, isClosed: true },
] as const;

type EndedWaitKind = (typeof endedWaitKinds)[number];

/** Waits that ended, at their end and with their length in all hours as value, for the member credited. */
export const waitsFamily: Family<EndedWaitKind["key"]> = {
  name: "waits",
  measures: endedWaitKinds.map((kind) => ({
    key: kind.key,
    keeps: "valued-entries",
    observe: (conversation) => endedWaitsIn(conversation, kind),
  })),
};

function endedWaitsIn(conversation: Conversation, kind: EndedWaitKind): Fact[] {
  const { id, contactId, waits } = conversation;
  return waits.flatMap((wait, index): Fact[] => {
    if (!hasEnded(wait)) return [];
    const { startedAt, end } = wait;
    const isClosed = end.kind === "closed";
    if (isClosed !== kind.isClosed || (index === 0) !== kind.isFirst) return [];
    const memberId = isClosed ? ownerAt(conversation, end.position) : end.memberId;
    const details = [id, contactId, index === 0 ? FIRST : null, isClosed ? CLOSED : null];
    return [{ at: end.at, memberId, value: end.at - startedAt, details }];
  });
}

/** Reads what the family writes. */
export function endedWaitOf({ at, memberId, value, details }: Entry): SeenWait {
  return {
    conversationId: textAt(details, 0),
    contactId: textAt(details, 1),
    start: at - value,
    end: at,
    creditedTo: memberId,
    isFirst: details[2] === FIRST,
    isClosed: details[3] === CLOSED,
  };
}

/** The waits that began before the end of view and ended at or after it or never: open, seen from there. */
export function openWaitsIn(conversation: Conversation, endOfView: Instant): SeenWait[] {
  return conversation.waits.flatMap(({ startedAt, end }, index): SeenWait[] => {
    if (startedAt >= endOfView || (end !== null && end.at < endOfView)) return [];
    return [
      {
        conversationId: conversation.id,
        contactId: conversation.contactId,
        start: startedAt,
        end: null,
        creditedTo: ownerBefore(conversation, endOfView),
        isFirst: index === 0,
        isClosed: false,
      },
    ];
  });
}

function hasEnded(wait: Wait): wait is EndedWait {
  return wait.end !== null;
}
