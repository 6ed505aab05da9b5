import { formatInstant } from "../../../domain/instant";
import type { EventDraft } from "../draft";
import { eventId, nameOf } from "./identity";
import type { HelpScoutRating } from "./schema";

/** Help Scout has three ratings: each becomes the outermost score of its group, and okay the one it has. */
const scores: Readonly<Record<string, number>> = { great: 5, okay: 3, ok: 3, bad: 1, "not good": 1 };

/** The score from 1 to 5; null for a rating that is none of Help Scout's three. */
export function scoreOf(rating: string): number | null {
  return scores[rating.toLowerCase().replace(/[_-]/g, " ")] ?? null;
}

/** The rating of a reply; null where it is none of Help Scout's three. */
export function ratingEvent(rating: HelpScoutRating): EventDraft | null {
  const score = scoreOf(rating.rating);
  const conversationId = rating.conversationId ?? rating.ticketId;
  if (score === null || typeof conversationId !== "number") return null;
  const comment = rating.comments?.trim() ?? "";
  return {
    id: eventId(rating.threadId, "rating"),
    type: "rating.received",
    at: formatInstant(rating.createdAt),
    conversationId: nameOf(conversationId),
    score,
    ...(comment === "" ? {} : { comment }),
  };
}
