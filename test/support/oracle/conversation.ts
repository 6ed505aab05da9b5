import { type Conversation, instantOf, type LogEvent } from "./log";

/** An assignment (or, with `to` null, an unassignment) at an index of the conversation's events. */
export interface Assignment {
  index: number;
  at: number;
  to: string | null;
}

/** A wait for an answer; `end` is absent while nobody answered or closed. */
export interface Wait {
  start: LogEvent;
  end?: LogEvent;
}

/** The opening that counts: the first in event order. */
export function openingOf(conversation: Conversation): LogEvent {
  const opening = conversation.events.find((event) => event.type === "conversation.opened");
  if (opening === undefined) throw new Error(`Conversation ${conversation.id} was never opened`);
  return opening;
}

export function openedAt(conversation: Conversation): number {
  return instantOf(openingOf(conversation));
}

export function contactIdOf(conversation: Conversation): string {
  return openingOf(conversation).contact?.id ?? "";
}

export function tagsOf(conversation: Conversation): string[] {
  const tags = new Set(openingOf(conversation).tags ?? []);
  for (const event of conversation.events) {
    if (event.type !== "conversation.tagged") continue;
    for (const tag of event.add ?? []) tags.add(tag);
    for (const tag of event.remove ?? []) tags.delete(tag);
  }
  return [...tags];
}

/** The closes of a conversation that was not closed at that moment. */
export function countingCloses(conversation: Conversation): LogEvent[] {
  const closes: LogEvent[] = [];
  let closed = false;
  for (const event of conversation.events) {
    if (event.type === "conversation.closed" && !closed) closes.push(event);
    if (event.type === "conversation.closed") closed = true;
    if (event.type === "conversation.reopened") closed = false;
  }
  return closes;
}

/** The close that closed it last, undefined where the conversation stands open at the end of the log. */
export function closeOf(conversation: Conversation): LogEvent | undefined {
  const last = conversation.events.findLast(
    (event) => event.type === "conversation.closed" || event.type === "conversation.reopened",
  );
  return last?.type === "conversation.closed" ? countingCloses(conversation).at(-1) : undefined;
}

export function topicOf(conversation: Conversation): string | undefined {
  const sources = [openingOf(conversation), ...countingCloses(conversation)];
  return conversation.events.findLast((event) => sources.includes(event) && event.topic !== undefined)?.topic;
}

/** Everything that sets the assignee, the carry-over of the opening included, in event order. */
export function assignmentsOf(conversation: Conversation): Assignment[] {
  const opening = openingOf(conversation);
  return conversation.events.flatMap((event, index) => {
    const at = instantOf(event);
    if (event === opening && event.assigneeId !== undefined) return [{ index, at, to: event.assigneeId }];
    if (event.type === "conversation.assigned") return [{ index, at, to: event.to ?? null }];
    return [];
  });
}

/** The assignee after all events before the index, null for nobody. */
export function assigneeBefore(conversation: Conversation, index: number): string | null {
  return assignmentsOf(conversation).findLast((assignment) => assignment.index < index)?.to ?? null;
}

/** The member the conversation stood with once `isPast` holds no more; null where nobody ever was assigned. */
function ownerBy(conversation: Conversation, isPast: (assignment: Assignment) => boolean): string | null {
  const toMembers = assignmentsOf(conversation).filter((assignment) => assignment.to !== null);
  const owner = toMembers.findLast(isPast) ?? toMembers.find((assignment) => !isPast(assignment));
  return owner?.to ?? null;
}

/** The owner at one of the conversation's events. */
export function ownerAtEvent(conversation: Conversation, event: LogEvent): string | null {
  const index = conversation.events.indexOf(event);
  return ownerBy(conversation, (assignment) => assignment.index <= index);
}

/** The owner just before an instant: assignments at that very instant lie after it. */
export function ownerBeforeInstant(conversation: Conversation, instant: number): string | null {
  return ownerBy(conversation, (assignment) => assignment.at < instant);
}

/** The member who closed it, else the owner at the close, else null. */
export function closerOf(conversation: Conversation, close: LogEvent): string | null {
  if (close.by?.kind === "user") return close.by.id ?? null;
  return ownerAtEvent(conversation, close);
}

export function isReply(event: LogEvent): boolean {
  return event.type === "message.sent" && event.by?.kind === "user" && event.proactive !== true;
}

export function repliesOf(conversation: Conversation): LogEvent[] {
  return conversation.events.filter(isReply);
}

export function repliesBefore(conversation: Conversation, close: LogEvent): LogEvent[] {
  return conversation.events.slice(0, conversation.events.indexOf(close)).filter(isReply);
}

export function firstInboundOf(conversation: Conversation): LogEvent | undefined {
  return conversation.events.find((event) => event.type === "message.received");
}

export function firstResponseOf(conversation: Conversation): LogEvent | undefined {
  const inbound = firstInboundOf(conversation);
  if (inbound === undefined) return undefined;
  return conversation.events.slice(conversation.events.indexOf(inbound) + 1).find(isReply);
}

/** All waits in order. One ended by a reply was answered, one ended by a close was not. */
export function waitsOf(conversation: Conversation): Wait[] {
  const closes = countingCloses(conversation);
  const waits: Wait[] = [];
  let start: LogEvent | undefined;
  for (const event of conversation.events) {
    if (event.type === "message.received" && start === undefined) start = event;
    if (start !== undefined && (isReply(event) || closes.includes(event))) {
      waits.push({ start, end: event });
      start = undefined;
    }
  }
  if (start !== undefined) waits.push({ start });
  return waits;
}

/** The waits that a reply ended. */
export function answeredWaits(conversation: Conversation): { start: LogEvent; reply: LogEvent }[] {
  return waitsOf(conversation).flatMap(({ start, end }) =>
    end !== undefined && isReply(end) ? [{ start, reply: end }] : [],
  );
}
