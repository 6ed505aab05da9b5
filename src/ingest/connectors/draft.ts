import type { z } from "zod";
import type { eventSchema } from "../../domain/events";

/** An event of the contract as a connector writes it: instants as RFC 3339 text. */
export type EventDraft = z.input<typeof eventSchema>;
