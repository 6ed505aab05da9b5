import type { z } from "zod";
import type { eventSchema } from "../../domain/events";

/** An event of the contract as a connector writes it: instants as RFC 3339 text. */
export type EventDraft = z.input<typeof eventSchema>;

/** Each event once: what is told of people comes along with everything that they do. */
export function eachOnce(events: readonly EventDraft[]): readonly EventDraft[] {
  return [...new Map(events.map((event) => [event.id, event])).values()];
}
