import { compareText } from "../event-order";
import type { Instant } from "../instant";

/** The order of every log: newest first, by instant, then event id, both descending. */
export function byNewest(
  left: { readonly at: Instant; readonly eventId: string },
  right: { readonly at: Instant; readonly eventId: string },
): number {
  return right.at - left.at || compareText(right.eventId, left.eventId);
}
