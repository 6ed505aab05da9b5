import type { Instant } from "../instant";
import type { Delivery } from "./delivery";
import type { Digest } from "./digest";
import { nextSlot, type Slot } from "./schedule";

/** How many entries of the due-list tell enough about a digest. */
export const HISTORY_LENGTH = 10;

/**
 * When an active digest comes next: the first slot whose local date has not had its post. So a digest that
 * came this morning and is moved to this afternoon comes next week.
 */
export function nextPost(
  { schedule, plannedUpTo }: Pick<Digest, "schedule" | "plannedUpTo">,
  history: readonly Delivery[],
  now: Instant,
): Slot {
  const dates = history.flatMap(({ subject }) => (subject.kind === "digest" ? [subject.localDate] : []));
  let slot = nextSlot(schedule, Math.max(plannedUpTo, now));
  while (dates.includes(slot.localDate)) slot = nextSlot(schedule, slot.dueAt);
  return slot;
}
