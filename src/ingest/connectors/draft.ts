import type { z } from "zod";
import type { eventSchema } from "../../domain/events";
import { digest } from "./words";

/** An event of the contract as a connector writes it: instants as RFC 3339 text. */
export type EventDraft = z.input<typeof eventSchema>;

/**
 * A rating, and what was remarked with it. The remark comes in a later webhook than the score, where the rating
 * is stored already: so it is a comment of the workflow that asked. `idOf` makes ids of what is told.
 */
export function ratingDrafts(given: {
  readonly at: string;
  readonly conversationId: string;
  readonly score: number;
  readonly remark: string | null | undefined;
  /** The workflow that asked, as people know it. */
  readonly askedBy: string;
  readonly idOf: (what: "rated" | "remark", ...more: readonly string[]) => string;
}): readonly EventDraft[] {
  const { at, conversationId, score, askedBy: name, idOf } = given;
  const rated: EventDraft = { id: idOf("rated"), at, conversationId, type: "rating.received", score };
  const text = (given.remark ?? "").trim();
  if (text === "") return [rated];
  const by = { kind: "workflow", name } as const;
  return [rated, { id: idOf("remark", digest(text)), at, conversationId, type: "comment.added", by, text }];
}

/** Each event once: what is told of people comes along with everything that they do. */
export function eachOnce(events: readonly EventDraft[]): readonly EventDraft[] {
  return [...new Map(events.map((event) => [event.id, event])).values()];
}
