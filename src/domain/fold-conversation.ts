import type { Assignment, Closing, Conversation, MemberComment, MemberMessage, Wait } from "./conversation";
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
  return history.toConversation();
}

/** A conversation while its events are added one by one in event order. */
class History {
  private readonly tags: Set<string>;
  private readonly assignments: Assignment[] = [];
  private readonly memberMessages: MemberMessage[] = [];
  private readonly memberComments: MemberComment[] = [];
  private readonly waits: Wait[] = [];
  private waitingSince: Instant | null = null;
  private firstInbound: Conversation["firstInbound"] = null;
  private topic: string | null = null;
  private closing: Closing | null = null;

  constructor(private readonly opened: EventOf<"conversation.opened">) {
    this.tags = new Set(opened.tags);
  }

  add(event: ConversationEvent, position: number): void {
    switch (event.type) {
      case "conversation.opened":
        if (event === this.opened) this.open(position);
        break;
      case "conversation.reopened":
        this.closing = null;
        break;
      case "message.received":
        this.firstInbound ??= { position, at: event.at };
        this.waitingSince ??= event.at;
        break;
      case "conversation.assigned":
        this.assignments.push({
          position,
          at: event.at,
          memberId: event.to,
          source: event.source,
        });
        break;
      case "message.sent":
        this.addMessage(event, position);
        break;
      case "comment.added":
        if (isMember(event.by)) this.memberComments.push({ at: event.at, memberId: event.by.id });
        break;
      case "conversation.tagged":
        for (const tag of event.add ?? []) this.tags.add(tag);
        for (const tag of event.remove ?? []) this.tags.delete(tag);
        break;
      case "conversation.closed":
        if (this.closing === null) this.close(event, position);
        break;
    }
  }

  toConversation(): Conversation {
    const { opened, assignments, memberMessages, memberComments, firstInbound, topic, closing } = this;
    const openWait: Wait[] = this.waitingSince === null ? [] : [{ startedAt: this.waitingSince, end: null }];
    return {
      id: opened.conversationId,
      openedAt: opened.at,
      contactId: opened.contact.id,
      inboxId: opened.inboxId ?? null,
      channel: opened.channel ?? null,
      topic,
      tags: [...this.tags],
      closing,
      assignments,
      memberMessages,
      memberComments,
      firstInbound,
      waits: [...this.waits, ...openWait],
    };
  }

  private open(position: number): void {
    const { at, assigneeId, topic } = this.opened;
    this.topic = topic ?? this.topic;
    if (assigneeId !== undefined)
      this.assignments.push({
        position,
        at,
        memberId: assigneeId,
        source: null,
      });
  }

  private addMessage({ at, by, proactive }: EventOf<"message.sent">, position: number): void {
    if (!isMember(by)) return;
    const isReply = proactive !== true;
    this.memberMessages.push({ position, at, memberId: by.id, isReply });
    if (isReply) this.endWait({ kind: "answered", position, at, memberId: by.id });
  }

  private close({ at, by, outcome, topic }: EventOf<"conversation.closed">, position: number): void {
    this.closing = { position, at, by, outcome: outcome ?? null };
    this.topic = topic ?? this.topic;
    this.endWait({ kind: "closed", position, at });
  }

  private endWait(end: NonNullable<Wait["end"]>): void {
    if (this.waitingSince === null) return;
    this.waits.push({ startedAt: this.waitingSince, end });
    this.waitingSince = null;
  }
}
