import type { z } from "zod";
import type { eventSchema } from "../events";

/** An event in the contract's JSON form, as in a line of an event file. */
export type SampleEvent = z.input<typeof eventSchema>;

type WithoutHead<Event> = Event extends SampleEvent ? Omit<Event, "id" | "at"> : never;

/** What an event says apart from its id and instant. */
export type EventBody = WithoutHead<SampleEvent>;

/** Puts the id and the instant (in ms since 1970) to what an event says. */
export function completeEvent(id: string, at: number, body: EventBody): SampleEvent {
  return { id, at: new Date(at).toISOString(), ...body };
}
