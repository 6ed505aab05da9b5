import { compareText } from "./event-order";
import type { CaseboardEvent, EventOf } from "./events";
import { type Instant, isWithin, type TimeRange, type UtcDay } from "./instant";
import { visitDaysAround } from "./visits";

export type PresenceEvent = EventOf<"user.status" | "user.deleted" | "user.upserted">;

/** Whether the event says something about a member's presence. */
export function isPresenceEvent(event: CaseboardEvent): event is PresenceEvent {
  return event.type === "user.status" || event.type === "user.deleted" || event.type === "user.upserted";
}

/** The member whom a presence event is about. */
export function presentMember(event: PresenceEvent): string {
  return event.type === "user.upserted" ? event.user.id : event.userId;
}

/** The days of UTC on which visits may end otherwise by what the events say of their own instants. */
export function daysOfBreaks(events: Iterable<CaseboardEvent>): UtcDay[] {
  const days = new Set<UtcDay>();
  for (const event of events) {
    const isBreak =
      event.type === "user.deleted" || (event.type === "user.status" && event.status !== "online");
    if (isBreak) for (const day of visitDaysAround(event.at)) days.add(day);
  }
  return [...days];
}

/** A time for which a member was online; null while it goes on. */
export interface OnlineTime {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** One member's presence. */
export interface Presence {
  readonly online: readonly OnlineTime[];
  /** Instants of the statuses other than online, deletions among them, ascending: they end a visit. */
  readonly breaks: readonly Instant[];
}

/** Presence of each member, by id. A deletion ends a status; statuses until the next upsert are ignored. */
export function presenceByMember(events: Iterable<PresenceEvent>): ReadonlyMap<string, Presence> {
  const byMember = new Map<string, PresenceEvent[]>();
  for (const event of events) {
    const memberId = presentMember(event);
    const own = byMember.get(memberId);
    if (own) own.push(event);
    else byMember.set(memberId, [event]);
  }
  return new Map([...byMember].map(([memberId, own]) => [memberId, presenceOf(own)]));
}

function presenceOf(events: readonly PresenceEvent[]): Presence {
  const online: OnlineTime[] = [];
  const breaks: Instant[] = [];
  let onlineSince: Instant | null = null;
  let isDeleted = false;
  for (const event of events.toSorted(
    (left, right) => left.at - right.at || compareText(left.id, right.id),
  )) {
    if (event.type === "user.status" && isDeleted) continue;
    isDeleted = event.type === "user.deleted";
    if (event.type === "user.upserted") continue;
    if (event.type === "user.status" && event.status === "online") {
      onlineSince ??= event.at;
      continue;
    }
    if (onlineSince !== null) online.push({ from: onlineSince, to: event.at });
    onlineSince = null;
    breaks.push(event.at);
  }
  return { online: onlineSince === null ? online : [...online, { from: onlineSince, to: null }], breaks };
}

/** The times for which the member was online in the range, an open one until `now`, nothing after it; none of length 0. */
export function onlineTimes(presence: Presence, range: TimeRange, now: Instant): TimeRange[] {
  const end = Math.min(range.to, now);
  return presence.online
    .map(({ from, to }) => ({ from: Math.max(from, range.from), to: Math.min(to ?? end, end) }))
    .filter(({ from, to }) => from < to);
}

/** Whether the member had a status of online in the range, for however short a time. */
export function wasOnline(presence: Presence, range: TimeRange): boolean {
  return presence.online.some(
    ({ from, to }) => isWithin(range, from) || (from < range.from && (to === null || to > range.from)),
  );
}
