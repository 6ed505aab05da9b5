import { formatInstant } from "../../domain/instant";
import type { AssignmentsView } from "../assignments-report";
import type { CommentsView } from "../comments-report";
import type { FeedbackView } from "../feedback-report";

/** The assignments report in the contract's shape. */
export function assignmentsJson({ total, bySource, log }: Omit<AssignmentsView, "previous">) {
  return {
    total,
    bySource: Object.fromEntries(
      bySource.map(({ source, count, percentage }) => [source, { count, percentage }]),
    ),
    log: log.map((entry) => ({
      at: formatInstant(entry.at),
      conversationId: entry.conversationId,
      contactId: entry.contactId,
      contactName: entry.contactName,
      previousAssignee: entry.previousAssignee ?? "-",
      assignedTo: entry.assignedTo,
      source: entry.source,
      assignedBy: entry.assignedBy,
    })),
  };
}

/** The comment log in the contract's shape. */
export function commentsJson({ entries }: Pick<CommentsView, "entries">) {
  return {
    log: entries.map(({ at, byKind, by, contactId, contactName, text }) => ({
      at: formatInstant(at),
      byKind,
      by,
      contactId,
      contactName,
      text,
    })),
  };
}

/** Recent feedback in the contract's shape. */
export function feedbackJson({ entries }: Pick<FeedbackView, "entries">) {
  return {
    log: entries.map(({ at, score, comment, contactId, creditedTo }) => ({
      at: formatInstant(at),
      score,
      comment,
      contactId,
      creditedTo,
    })),
  };
}
