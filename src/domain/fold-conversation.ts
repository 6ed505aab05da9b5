import type {
  Assignment,
  Closing,
  Comment,
  Conversation,
  FollowUp,
  MemberClose,
  MemberMessage,
  Rating,
  VisitMark,
  Wait,
} from "./conversation";
import { compareConversationEvents } from "./event-order";
import { type ConversationEvent, type EventOf, isMember } from "./events";
import type { Instant } from "./instant";

/**
 * Folds the events of one conversation, in any order, into what reports need (docs/metrics.md).
 * The ids must be distinct, as the event log keeps them.
 * Answers null while its `conversation.opened` has not arrived: it counts nowhere until then.
 */
export function foldConversation(events: readonly ConversationEvent[]): Conversation | null {
  const ordered = [...events].sort(compareConversationEvents);
  const opened = ordered.find((event) => event.type === "conversation.opened");
  if (opened === undefined) return null;
  const history = new History(opened);
  ordered.forEach((event, position) => {
    history.add(event, position);
  });
  const firstEventAt = ordered[0]?.at ?? opened.at;
  const lastEventAt = ordered.at(-1)?.at ?? opened.at;
  return { ...history.toConversation(), firstEventAt, lastEventAt };
}

/** A conversation while its events are added one by one in event order. */
class History {
  private readonly tags: Set<string>;
  private readonly assignments: Assignment[] = [];
  private readonly memberMessages: MemberMessage[] = [];
  private readonly comments: Comment[] = [];
  private readonly memberCloses: MemberClose[] = [];
  private readonly ratings: Rating[] = [];
  private readonly followUps: FollowUp[] = [];
  private readonly visitMarks: VisitMark[] = [];
  private readonly messageTimes: Instant[] = [];
  private readonly proactiveTimes: Instant[] = [];
  private readonly waits: Wait[] = [];
  private waitingSince: Instant | null = null;
  private firstInbound: Conversation["firstInbound"] = null;
  private topic: string | null = null;
  private closing: Closing | null = null;

  constructor(private readonly opened: EventOf<"conversation.opened">) {
    this.tags = new Set(opened.tags);
  }

  add(event: ConversationEvent, position: number): void {
    const { id: eventId, at } = event;
    switch (event.type) {
      case "conversation.opened":
        if (event === this.opened) this.open(position);
        break;
      case "conversation.reopened":
        this.closing = null;
        break;
      case "message.received":
        this.firstInbound ??= { position, at };
        this.waitingSince ??= at;
        this.messageTimes.push(at);
        break;
      case "conversation.assigned":
        this.assignments.push({
          eventId,
          position,
          at,
          memberId: event.to,
          source: event.source,
          by: event.by ?? null,
        });
        break;
      case "message.sent":
        this.addMessage(event, position);
        break;
      case "comment.added":
        this.comments.push({ eventId, at, by: event.by });
        break;
      case "conversation.tagged":
        for (const tag of event.add ?? []) this.tags.add(tag);
        for (const tag of event.remove ?? []) this.tags.delete(tag);
        break;
      case "conversation.closed":
        this.close(event, position);
        break;
      case "rating.received":
        this.ratings.push({ eventId, position, at, score: event.score });
        break;
      case "followup.completed":
        this.followUps.push({ at, memberId: isMember(event.by) ? event.by.id : null });
        break;
      case "visit.started":
      case "visit.ended":
        this.addVisitMark(event);
        break;
    }
  }

  toConversation(): Omit<Conversation, "firstEventAt" | "lastEventAt"> {
    const { opened } = this;
    const openWait: Wait[] = this.waitingSince === null ? [] : [{ startedAt: this.waitingSince, end: null }];
    return {
      id: opened.conversationId,
      openedAt: opened.at,
      openedBy: opened.by,
      contactId: opened.contact.id,
      inboxId: opened.inboxId ?? null,
      channel: opened.channel ?? null,
      topic: this.topic,
      tags: [...this.tags],
      closing: this.closing,
      assignments: this.assignments,
      memberMessages: this.memberMessages,
      comments: this.comments,
      memberCloses: this.memberCloses,
      ratings: this.ratings,
      followUps: this.followUps,
      visitMarks: this.visitMarks,
      messageTimes: this.messageTimes,
      proactiveTimes: this.proactiveTimes,
      firstInbound: this.firstInbound,
      waits: [...this.waits, ...openWait],
    };
  }

  private open(position: number): void {
    const { id: eventId, at, assigneeId, topic } = this.opened;
    this.topic = topic ?? this.topic;
    if (assigneeId === undefined) return;
    this.assignments.push({ eventId, position, at, memberId: assigneeId, source: null, by: null });
  }

  private addMessage({ at, by, proactive }: EventOf<"message.sent">, position: number): void {
    const isReply = proactive !== true;
    this.messageTimes.push(at);
    if (!isReply) this.proactiveTimes.push(at);
    if (!isMember(by)) return;
    this.memberMessages.push({ position, at, memberId: by.id, isReply });
    if (isReply) this.endWait({ kind: "answered", position, at, memberId: by.id });
  }

  private close({ at, by, outcome, topic }: EventOf<"conversation.closed">, position: number): void {
    if (isMember(by)) this.memberCloses.push({ at, memberId: by.id });
    if (this.closing !== null) return;
    this.closing = { position, at, by, outcome: outcome ?? null };
    this.topic = topic ?? this.topic;
    this.endWait({ kind: "closed", position, at });
  }

  private addVisitMark(event: EventOf<"visit.started" | "visit.ended">): void {
    if (!isMember(event.by)) return;
    const kind = event.type === "visit.started" ? "started" : "ended";
    this.visitMarks.push({ eventId: event.id, at: event.at, memberId: event.by.id, kind });
  }

  private endWait(end: NonNullable<Wait["end"]>): void {
    if (this.waitingSince === null) return;
    this.waits.push({ startedAt: this.waitingSince, end });
    this.waitingSince = null;
  }
}
