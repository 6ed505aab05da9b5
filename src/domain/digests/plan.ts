import type { Instant, Milliseconds } from "../instant";
import type { Digest } from "./digest";
import { type Slot, slotsWithin } from "./schedule";

/** From this much after its time on a post is said to be late, in milliseconds. */
export const LATE_AFTER: Milliseconds = 5 * 60_000;

/** What has come due since a digest was planned last. */
export interface DigestPlan {
  /** To be posted now; null when nothing is. */
  readonly due: Slot | null;
  /** Not posted any more: too old, or overtaken by a later one. Earliest first. */
  readonly missed: readonly Slot[];
}

/**
 * Of the slots since `plannedUpTo` the newest is posted, if it is not older than the catch-up window: after
 * a downtime one post comes late rather than several at once.
 */
export function planDigest(
  { schedule, plannedUpTo }: Pick<Digest, "schedule" | "plannedUpTo">,
  { now, catchUp }: { readonly now: Instant; readonly catchUp: Milliseconds },
): DigestPlan {
  const slots = slotsWithin(schedule, { after: plannedUpTo, upTo: now });
  const newest = slots.at(-1);
  if (newest === undefined || newest.dueAt < now - catchUp) return { due: null, missed: slots };
  return { due: newest, missed: slots.slice(0, -1) };
}

/** Whether a post at `now` is marked as late. */
export function isLate(dueAt: Instant, now: Instant): boolean {
  return now > dueAt + LATE_AFTER;
}
