/** An event as the contract's JSON has it; which fields are there depends on the type. */
export interface LogEvent {
  id: string;
  type: string;
  at: string;
  conversationId?: string | undefined;
  team?: { id: string; name: string } | undefined;
  user?: Member | undefined;
  userId?: string | undefined;
  status?: string | undefined;
  contact?: { id: string; name?: string | undefined } | undefined;
  by?: Actor | undefined;
  assigneeId?: string | undefined;
  inboxId?: string | undefined;
  channel?: string | undefined;
  topic?: string | undefined;
  tags?: readonly string[] | undefined;
  to?: string | null | undefined;
  source?: string | undefined;
  add?: readonly string[] | undefined;
  remove?: readonly string[] | undefined;
  outcome?: string | undefined;
  text?: string | undefined;
  proactive?: boolean | undefined;
  score?: number | undefined;
  comment?: string | undefined;
}

interface Member {
  id: string;
  name: string;
  role: string;
  teamId?: string | undefined;
}

export interface Actor {
  kind: string;
  id?: string | undefined;
  name?: string | undefined;
}

/** A conversation that was opened, with its own events in event order. */
export interface Conversation {
  id: string;
  events: LogEvent[];
}

const RANKS: Record<string, number> = {
  "conversation.opened": 0,
  "conversation.reopened": 1,
  "message.received": 2,
  "conversation.assigned": 3,
  "visit.started": 4,
  "message.sent": 5,
  "comment.added": 6,
  "conversation.tagged": 7,
  "conversation.closed": 8,
  "rating.received": 9,
  "followup.completed": 10,
  "visit.ended": 11,
};

/** A place in the order of a conversation's events: instant in ms, then rank, then id. */
export interface Position {
  at: number;
  rank: number;
  id: string;
}

/** The instant of an event in ms since 1970. */
export function instantOf(event: LogEvent): number {
  return Date.parse(event.at);
}

/** An instant in ms as RFC 3339 in UTC with milliseconds. */
export function formatInstant(instant: number): string {
  return new Date(instant).toISOString();
}

export function positionOf(event: LogEvent): Position {
  return { at: instantOf(event), rank: RANKS[event.type] ?? -1, id: event.id };
}

export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function comparePositions(left: Position, right: Position): number {
  if (left.at !== right.at) return left.at - right.at;
  if (left.rank !== right.rank) return left.rank - right.rank;
  return compareText(left.id, right.id);
}

/** The order of the directory and of statuses: instant, then id, whatever the type. */
export function compareByInstantAndId(left: LogEvent, right: LogEvent): number {
  return instantOf(left) - instantOf(right) || compareText(left.id, right.id);
}

/** Of several events with one id the first delivered counts. */
export function withoutRepeats(deliveries: readonly LogEvent[]): LogEvent[] {
  const first = new Map<string, LogEvent>();
  for (const event of deliveries) {
    if (!first.has(event.id)) first.set(event.id, event);
  }
  return [...first.values()];
}

/** All conversations whose opening has arrived. */
export function openedConversations(log: readonly LogEvent[]): Conversation[] {
  const events = new Map<string, LogEvent[]>();
  for (const event of log) {
    if (event.conversationId === undefined) continue;
    events.set(event.conversationId, [...(events.get(event.conversationId) ?? []), event]);
  }
  return [...events]
    .filter(([, own]) => own.some((event) => event.type === "conversation.opened"))
    .map(([id, own]) => ({
      id,
      events: own.toSorted((left, right) => comparePositions(positionOf(left), positionOf(right))),
    }));
}
