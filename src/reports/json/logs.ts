import { formatInstant } from "../../domain/instant";
import type { AssignmentsReport, ContactNames } from "../../domain/reports/assignments";
import type { CommentEntry } from "../../domain/reports/comments";
import type { FeedbackEntry } from "../../domain/reports/feedback";

/** Texts of events by event id; absent for those without a text. */
export type EventTexts = ReadonlyMap<string, string>;

/** The assignments report in the contract's shape. */
export function assignmentsJson({ total, bySource, log }: AssignmentsReport) {
  return {
    total,
    bySource: Object.fromEntries(
      bySource.map(({ source, count, percentage }) => [source, { count, percentage }]),
    ),
    log: log.map(({ eventId: _, at, previousAssignee, ...entry }) => ({
      at: formatInstant(at),
      ...entry,
      previousAssignee: previousAssignee ?? "-",
    })),
  };
}

/** The comment log in the contract's shape. */
export function commentsJson(log: readonly CommentEntry[], texts: EventTexts, contactNames: ContactNames) {
  return {
    log: log.map(({ eventId, at, byKind, by, contactId }) => ({
      at: formatInstant(at),
      byKind,
      by,
      contactId,
      contactName: contactNames.get(contactId) ?? null,
      text: texts.get(eventId) ?? "",
    })),
  };
}

/** Recent feedback in the contract's shape. */
export function feedbackJson(log: readonly FeedbackEntry[], comments: EventTexts) {
  return {
    log: log.map(({ eventId, at, score, contactId, creditedTo }) => ({
      at: formatInstant(at),
      score,
      comment: comments.get(eventId) ?? null,
      contactId,
      creditedTo,
    })),
  };
}
