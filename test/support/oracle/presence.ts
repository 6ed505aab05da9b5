import { compareByInstantAndId, instantOf, type LogEvent } from "./log";
import { distinct } from "./statistics";

/** What a member's presence becomes at an instant (in ms); a deletion counts as `deleted`. */
export interface StatusChange {
  at: number;
  status: string;
}

/** A stretch of time (in ms). */
export interface Span {
  start: number;
  end: number;
}

/** The member's statuses and deletions in order, without statuses between a deletion and the next upsert. */
export function statusChanges(log: readonly LogEvent[], memberId: string): StatusChange[] {
  const own = log
    .filter(
      (event) =>
        ((event.type === "user.status" || event.type === "user.deleted") && event.userId === memberId) ||
        (event.type === "user.upserted" && event.user?.id === memberId),
    )
    .toSorted(compareByInstantAndId);
  const changes: StatusChange[] = [];
  let deleted = false;
  for (const event of own) {
    if (event.type === "user.deleted") changes.push({ at: instantOf(event), status: "deleted" });
    if (event.type === "user.status" && !deleted) {
      changes.push({ at: instantOf(event), status: event.status ?? "" });
    }
    if (event.type === "user.deleted") deleted = true;
    if (event.type === "user.upserted") deleted = false;
  }
  return changes;
}

/** When the member was online, up to `limit` (in ms); the last stretch may be open and then ends there. */
export function onlineSpans(log: readonly LogEvent[], memberId: string, limit: number): Span[] {
  const changes = statusChanges(log, memberId);
  return changes.flatMap((change, index) => {
    const end = Math.min(changes[index + 1]?.at ?? limit, limit);
    return change.status === "online" && end > change.at ? [{ start: change.at, end }] : [];
  });
}

/**
 * Whether the member had a status of `online` in the range (in ms): one told in it, however briefly it held,
 * or one that held at its start. Saying `online` again while online begins no new status. `now` plays no
 * part: it ends the seconds that count, not the status.
 */
export function hasOnlineStatus(log: readonly LogEvent[], memberId: string, range: Span): boolean {
  const told = statusChanges(log, memberId);
  const changes = told.filter(({ status }, index) => told[index - 1]?.status !== status);
  return changes.some(({ at, status }, index) => {
    const next = changes[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    return status === "online" && at < range.end && (at >= range.start || next > range.start);
  });
}

/** Ids of all members of whom a status was told. */
export function membersWithStatus(log: readonly LogEvent[]): string[] {
  return distinct(log.flatMap((event) => (event.type === "user.status" ? [event.userId ?? ""] : [])));
}
