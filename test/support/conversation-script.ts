import type { Conversation } from "../../src/domain/conversation";
import { type ConversationEvent, isConversationEvent, parseEvent } from "../../src/domain/events";
import { foldConversation } from "../../src/domain/fold-conversation";

const dayStart = "2026-10-05";

/** `09:30` or `09:30:15` on Monday 5 October 2026, in UTC. */
export function at(time: string): string {
  return `${dayStart}T${time.length === 5 ? `${time}:00` : time}.000Z`;
}

/** A member as an actor. */
export function member(id: string) {
  return { kind: "user", id };
}

type Step = readonly [time: string, type: string, fields?: Readonly<Record<string, unknown>>];

/** Opens a conversation at the time; contact `k1` unless told otherwise. */
export function opened(time: string, fields: Readonly<Record<string, unknown>> = {}): Step {
  return [time, "conversation.opened", { contact: { id: "k1" }, by: { kind: "contact" }, ...fields }];
}

export function received(time: string): Step {
  return [time, "message.received"];
}

export function replied(time: string, memberId: string): Step {
  return [time, "message.sent", { by: member(memberId) }];
}

export function assigned(time: string, memberId: string | null): Step {
  return [time, "conversation.assigned", { to: memberId, source: "workflow" }];
}

export function closed(time: string, by: Readonly<Record<string, unknown>>, fields = {}): Step {
  return [time, "conversation.closed", { by, ...fields }];
}

export function visitStarted(time: string, memberId: string): Step {
  return [time, "visit.started", { by: member(memberId) }];
}

export function visitEnded(time: string, memberId: string): Step {
  return [time, "visit.ended", { by: member(memberId) }];
}

export function reopened(time: string): Step {
  return [time, "conversation.reopened", { by: { kind: "contact" } }];
}

/** The events of one conversation; ids follow the order in which they are written down. */
export function events(conversationId: string, steps: readonly Step[]): ConversationEvent[] {
  return steps.map(([time, type, fields], index) => {
    const id = `${conversationId}-e${String(index).padStart(2, "0")}`;
    const parsed = parseEvent({ id, type, at: at(time), conversationId, ...fields });
    if (!parsed.ok) throw new Error(`The script is wrong: ${JSON.stringify(parsed.problems)}`);
    if (!isConversationEvent(parsed.event)) throw new Error(`${type} belongs to no conversation`);
    return parsed.event;
  });
}

/** The conversation that the steps make; throws when they do not open one. */
export function conversation(conversationId: string, steps: readonly Step[]): Conversation {
  const folded = foldConversation(events(conversationId, steps));
  if (folded === null) throw new Error("The script does not open the conversation");
  return folded;
}
