import type { z } from "zod";
import type { eventSchema } from "../../domain/events";
import { formatInstant, type Instant } from "../../domain/instant";
import type { Thread } from "../../domain/slack-threads/thread";
import { hashOf } from "../connectors/event-id";
import { type Step, timelineOf } from "./timeline";

/** An event of the contract as it is written: instants as RFC 3339 text. */
export type ThreadEvent = z.input<typeof eventSchema>;

/** What a thread comes to. */
export interface ThreadStory {
  /** Everything there is to tell, in the order of time. An event's id and content follow from its facts alone. */
  readonly events: readonly ThreadEvent[];
  /** The closing that closed it last, by a member; null for a thread that is open, or was closed by itself. */
  readonly closing: { readonly eventId: string; readonly at: Instant; readonly by: string } | null;
  /** Who asked, by their id in Slack; null while nothing was opened. */
  readonly contact: string | null;
  /** Whether the last message that asked for a rating has none. */
  readonly awaitsRating: boolean;
}

type MessageStep = Extract<Step, { kind: "message" }>;
type ReactionStep = Extract<Step, { kind: "reaction" }>;

/** The id of a thread's conversation. */
export function conversationIdOf({ channelId, ts }: Pick<Thread, "channelId" | "ts">): string {
  return `slack:${channelId}:${ts}`;
}

/**
 * Tells a thread in events of the contract. Facts may have become known in any order. What follows from facts
 * up to an instant never changes by facts after it, so that telling bit by bit comes to the same.
 */
export function storyOf(thread: Thread): ThreadStory {
  const telling = new Telling(thread);
  for (const step of timelineOf(thread)) telling.add(step);
  return telling.story();
}

class Telling {
  private readonly conversationId: string;
  /** Without its first message there is no telling whose question it is. */
  private readonly isRootKnown: boolean;
  private readonly events: ThreadEvent[] = [];
  /** What members wrote before anybody answered them. */
  private held: MessageStep[] = [];
  private contact: string | null = null;
  private assignee: string | null = null;
  /** Since when nobody has it: answers of one member assign it once in each such time, whichever is known first. */
  private freeSince = "opening";
  private isAnswered = false;
  private isClosed = false;
  private closing: ThreadStory["closing"] = null;
  /** Who holds up the emoji that closes. */
  private readonly closers = new Set<string>();
  private readonly rated = new Set<string>();

  constructor(private readonly thread: Thread) {
    this.conversationId = conversationIdOf(thread);
    this.isRootKnown = thread.messages.some(({ ts }) => ts === thread.ts);
  }

  add(step: Step): void {
    if (step.kind === "message") this.addMessage(step);
    else if (step.kind === "reaction") this.addReaction(step);
    else this.addDeletion(step.at);
  }

  story(): ThreadStory {
    const lastAsked = [...this.thread.closingMessages].sort().at(-1);
    return {
      events: this.events,
      closing: this.isClosed ? this.closing : null,
      contact: this.contact,
      awaitsRating: lastAsked !== undefined && !this.rated.has(lastAsked),
    };
  }

  private addMessage(step: MessageStep): void {
    const author = this.thread.people[step.by];
    if (author === undefined || !this.isRootKnown) return;
    if (author.kind === "contact") this.receive(step);
    else if (this.contact !== null) this.send(step);
    else if (author.kind === "member") this.held.push(step);
  }

  private receive(step: MessageStep): void {
    if (this.contact === null) this.open(step);
    if (this.isClosed) this.reopen(step);
    this.tell(`message:${step.ts}`, step.at, { type: "message.received" });
  }

  private open(step: MessageStep): void {
    const first = this.held.find(({ ts }) => ts === this.thread.ts);
    const contact = { id: contactId(step.by) };
    const author = this.thread.people[step.by];
    const name = author?.kind === "contact" ? author.name : null;
    if (name !== null) {
      this.events.push({
        id: `${this.conversationId}:contact:${hashOf(name).slice(0, 16)}`,
        type: "contact.upserted",
        at: formatInstant(step.at),
        contact: { ...contact, name },
      });
    }
    this.contact = step.by;
    const by = first === undefined ? ({ kind: "contact", ...contact } as const) : this.actor(first.by);
    const opened = {
      type: "conversation.opened",
      contact,
      by,
      inboxId: this.thread.inbox,
      channel: "slack",
    } as const;
    this.tell("opened", first?.at ?? step.at, opened);
    for (const message of this.held) this.send(message);
    this.held = [];
  }

  private send(step: MessageStep): void {
    const by = this.actor(step.by);
    const isProactive = step.ts === this.thread.ts;
    if (by.kind === "user" && this.assignee === null) {
      const assigned = { type: "conversation.assigned", to: by.id, source: "outgoing_message", by } as const;
      this.tell(`assigned-by-answer:${step.by}:${this.freeSince}`, step.at, assigned);
      this.assignee = by.id;
    }
    if (by.kind === "user") this.isAnswered = true;
    const sent = { type: "message.sent", by, ...(isProactive && { proactive: true }) } as const;
    this.tell(`message:${step.ts}`, step.at, sent);
  }

  private addReaction(step: ReactionStep): void {
    const author = this.thread.people[step.by];
    if (step.meaning.kind === "rating") this.rate(step, step.meaning.score);
    if (step.on !== this.thread.ts || author?.kind !== "member") return;
    if (step.meaning.kind === "close") this.changeCheckMark(step, author.memberId);
    if (step.meaning.kind === "assign" && this.contact !== null) this.changeAssignee(step, author.memberId);
  }

  private changeAssignee(step: ReactionStep, memberId: string): void {
    const isAdded = step.change === "added";
    // Whoever has it already gets nothing new; only who has it can hand it back.
    if (isAdded === (this.assignee === memberId)) return;
    this.assignee = isAdded ? memberId : null;
    const by = { kind: "user", id: memberId } as const;
    const assigned = { type: "conversation.assigned", to: this.assignee, source: "user", by } as const;
    const id = reactionId("assigned", step);
    if (!isAdded) this.freeSince = reactionId("back", step);
    this.tell(id, step.at, assigned);
  }

  private changeCheckMark(step: ReactionStep, memberId: string): void {
    const by = { kind: "user", id: memberId } as const;
    if (step.change === "added") {
      this.closers.add(step.by);
      if (this.contact === null || this.isClosed) return;
      const id = this.tell(reactionId("closed", step), step.at, { type: "conversation.closed", by });
      this.isClosed = true;
      this.closing = { eventId: id, at: step.at, by: step.by };
      return;
    }
    if (!this.closers.delete(step.by) || this.closers.size > 0 || !this.isClosed) return;
    this.isClosed = false;
    this.tell(reactionId("reopened", step), step.at, { type: "conversation.reopened", by });
  }

  private reopen({ ts, at, by: slackUserId }: MessageStep): void {
    const by = { kind: "contact", id: contactId(slackUserId) } as const;
    this.isClosed = false;
    this.tell(`reopened:${ts}`, at, { type: "conversation.reopened", by });
  }

  private rate(step: ReactionStep, score: number): void {
    const isAsked = this.thread.closingMessages.includes(step.on);
    if (!isAsked || step.change !== "added" || step.by !== this.contact || this.rated.has(step.on)) return;
    this.rated.add(step.on);
    this.tell(`rating:${step.on}`, step.at, { type: "rating.received", score });
  }

  private addDeletion(at: Instant): void {
    if (this.contact === null || this.isAnswered || this.isClosed) return;
    this.isClosed = true;
    this.closing = null;
    this.tell("deleted", at, { type: "conversation.closed", by: { kind: "system" } });
  }

  private actor(slackUserId: string): { kind: "user"; id: string } | { kind: "bot"; id: string } {
    const author = this.thread.people[slackUserId];
    if (author?.kind === "member") return { kind: "user", id: author.memberId };
    return { kind: "bot", id: slackUserId };
  }

  private tell(name: string, at: Instant, content: Untold): string {
    const id = `${this.conversationId}:${name}`;
    this.events.push({ id, at: formatInstant(at), conversationId: this.conversationId, ...content });
    return id;
  }
}

/** What is told of the conversation, before it has its id and instant. */
type Untold = Told extends infer Event
  ? Event extends unknown
    ? Omit<Event, "id" | "at" | "conversationId">
    : never
  : never;
type Told = Extract<ThreadEvent, { conversationId: string }>;

function contactId(slackUserId: string): string {
  return `slack:${slackUserId}`;
}

function reactionId(name: string, { by, at, eventTs }: ReactionStep): string {
  return `${name}:${by}:${eventTs ?? `found-${at}`}`;
}
