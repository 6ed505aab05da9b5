import { compareText } from "../../src/domain/event-order";
import { isWithin, type TimeRange } from "../../src/domain/instant";
import { type Presence, type PresenceEvent, presentMember } from "../../src/domain/presence";

/**
 * Of a whole history what a report source promises for a range, and no more: the statuses in it, each member's
 * last one before it, all upserts and deletions before its end.
 */
export function decidingPresence(events: readonly PresenceEvent[], range: TimeRange): PresenceEvent[] {
  const last = new Map<string, PresenceEvent>();
  const inOrder = events.toSorted((left, right) => left.at - right.at || compareText(left.id, right.id));
  for (const event of inOrder) {
    if (event.type === "user.status" && event.at < range.from) last.set(presentMember(event), event);
  }
  const others = events.filter((event) =>
    event.type === "user.status" ? isWithin(range, event.at) : event.at < range.to,
  );
  return [...last.values(), ...others];
}

/** What is known of each member's presence from the start of the range on; who is not in it has none. */
export function presenceFrom(
  presence: ReadonlyMap<string, Presence>,
  { from: start }: TimeRange,
): Record<string, Presence> {
  const members = [...presence].map(([memberId, { online, breaks }]) => {
    const later = online.filter(({ to }) => to === null || to >= start);
    const clipped = later.map(({ from, to }) => ({ from: Math.max(from, start), to }));
    return [memberId, { online: clipped, breaks: breaks.filter((at) => at >= start) }] as const;
  });
  return Object.fromEntries(members.filter(([, { online, breaks }]) => online.length + breaks.length > 0));
}
