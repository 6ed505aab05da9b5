import { type CaseboardEvent, type ConversationEvent, isConversationEvent } from "../domain/events";
import { keyOf } from "./event-document";
import type { EventLog } from "./event-log";

/** Of conversations of which nothing came lately the events are forgotten. */
const MOST_EVENTS = 20_000;

/** The event without what people wrote, which no fold looks at: what is held in memory is to stay small. */
export function withoutText(event: CaseboardEvent): CaseboardEvent {
  switch (event.type) {
    case "message.received":
    case "message.sent":
      return event.text === undefined ? event : { ...event, text: undefined };
    case "comment.added":
      return { ...event, text: "" };
    case "rating.received":
      return event.comment === undefined ? event : { ...event, comment: undefined };
    default:
      return event;
  }
}

/** The events of one conversation that are at hand, by id. */
type AtHand = Map<string, ConversationEvent>;

/**
 * The log as it is read for folding, where this process has just stored many of the events itself. An event is
 * never changed nor taken back, and an id is there once. So where the log has as many events of a conversation
 * as are at hand, those are all of it, and need not be read; of every other conversation the log's are read.
 */
export class KnownEvents {
  /** The conversation of which something came last is the last one. */
  private readonly conversations = new Map<string, AtHand>();
  private events = 0;

  constructor(private readonly log: Pick<EventLog, "countsOfConversations" | "ofConversations">) {}

  /** Keeps events, which must be as the log has them but for their texts. */
  remember(workspace: string, events: Iterable<CaseboardEvent>): void {
    for (const event of events) {
      if (!isConversationEvent(event)) continue;
      const key = keyOf(workspace, event.conversationId);
      const atHand: AtHand = this.conversations.get(key) ?? new Map();
      this.conversations.delete(key);
      this.conversations.set(key, atHand);
      this.events -= atHand.size;
      atHand.set(event.id, event);
      this.events += atHand.size;
    }
  }

  /** Whether there are events of the conversation at hand. */
  has(workspace: string, conversationId: string): boolean {
    return this.conversations.has(keyOf(workspace, conversationId));
  }

  /** The events of these conversations that are at hand, by conversation. */
  atHand(workspace: string, conversationIds: readonly string[]): Map<string, ConversationEvent[]> {
    return new Map(
      conversationIds.flatMap((id): [string, ConversationEvent[]][] => {
        const events = this.conversations.get(keyOf(workspace, id));
        return events === undefined ? [] : [[id, [...events.values()]]];
      }),
    );
  }

  /** Forgets everything of the workspace: its log was emptied. */
  forget(workspace: string): void {
    for (const [key, atHand] of this.conversations) {
      if (!key.startsWith(keyOf(workspace, ""))) continue;
      this.conversations.delete(key);
      this.events -= atHand.size;
    }
  }

  /**
   * Forgets what is longest ago, as far as there is more than is kept: first of conversations that are closed, to
   * which seldom more comes.
   */
  forgetOld(): void {
    this.forgetWhere((atHand) => [...atHand.values()].some(({ type }) => type === "conversation.closed"));
    this.forgetWhere(() => true);
  }

  private forgetWhere(isChosen: (atHand: AtHand) => boolean): void {
    for (const [key, atHand] of this.conversations) {
      if (this.events <= MOST_EVENTS) return;
      if (!isChosen(atHand)) continue;
      this.conversations.delete(key);
      this.events -= atHand.size;
    }
  }

  /** As the log's own. */
  async ofConversations(
    workspace: string,
    conversationIds: readonly string[],
  ): Promise<Map<string, ConversationEvent[]>> {
    const counts = await this.log.countsOfConversations(workspace, conversationIds);
    const found = new Map<string, ConversationEvent[]>();
    const others: string[] = [];
    for (const [id, count] of counts) {
      const atHand = this.conversations.get(keyOf(workspace, id));
      if (atHand?.size === count) found.set(id, [...atHand.values()]);
      else others.push(id);
    }
    for (const [id, events] of await this.log.ofConversations(workspace, others)) {
      found.set(id, events);
      this.remember(workspace, events.map(withoutText));
    }
    return found;
  }
}
