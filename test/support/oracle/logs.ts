import { assigneeBefore, contactIdOf, ownerAtEvent } from "./conversation";
import { actorName, contactName, memberName } from "./directory";
import { type Conversation, compareByInstantAndId, formatInstant, instantOf, type LogEvent } from "./log";
import {
  chosenConversations,
  happenedInRange,
  isChosenOrUnfiltered,
  passes,
  passesContact,
  type Question,
} from "./parameters";
import { distinct } from "./statistics";

interface Entry {
  conversation: Conversation;
  event: LogEvent;
}

/** The events of a type in the range, newest first, with their conversations. */
function entriesOf(question: Question, type: string): Entry[] {
  return chosenConversations(question)
    .flatMap((conversation) => conversation.events.map((event) => ({ conversation, event })))
    .filter(({ event }) => event.type === type && happenedInRange(question.parameters, event))
    .toSorted((left, right) => compareByInstantAndId(right.event, left.event));
}

function memberOf(event: LogEvent): string | null {
  return event.by?.kind === "user" ? (event.by.id ?? null) : null;
}

/** The recent feedback of metrics.md. */
export function feedbackReport(question: Question) {
  const log = entriesOf(question, "rating.received")
    .map(({ conversation, event }) => ({
      at: formatInstant(instantOf(event)),
      score: event.score,
      comment: event.comment ?? null,
      contactId: contactIdOf(conversation),
      creditedTo: ownerAtEvent(conversation, event),
    }))
    .filter(({ creditedTo }) => isChosenOrUnfiltered(question, creditedTo));
  return { log };
}

/** The comment log of metrics.md. */
export function commentsReport(question: Question) {
  const log = entriesOf(question, "comment.added")
    .filter(({ event }) => isChosenOrUnfiltered(question, memberOf(event)))
    .filter(({ conversation }) => passesContact(question, conversation))
    .map(({ conversation, event }) => ({
      at: formatInstant(instantOf(event)),
      byKind: event.by?.kind ?? null,
      by: event.by === undefined ? null : actorName(question.log, event.by),
      contactId: contactIdOf(conversation),
      contactName: contactName(question.log, contactIdOf(conversation)),
      text: event.text,
    }));
  return { log };
}

/** The member who assigned, where it was one and the source says so. */
function assignedBy(event: LogEvent): string | null {
  return event.source === "user" ? memberOf(event) : null;
}

/** The assignments report of metrics.md. */
export function assignmentsReport(question: Question) {
  const { log, parameters } = question;
  const entries = entriesOf(question, "conversation.assigned").filter(
    ({ conversation, event }) =>
      passes(parameters.source, event.source) &&
      passes(parameters.assignedTo, event.to) &&
      passes(parameters.assignedBy, assignedBy(event)) &&
      passes(parameters.conversation, conversation.id) &&
      passesContact(question, conversation),
  );
  const sources = distinct(entries.map(({ event }) => event.source ?? ""));
  const shares = sources.map((source) => {
    const count = entries.filter(({ event }) => event.source === source).length;
    return [source, { count, percentage: (100 * count) / entries.length }] as const;
  });
  const nameOrNull = (memberId: string | null) => (memberId === null ? null : memberName(log, memberId));
  return {
    total: entries.length,
    bySource: Object.fromEntries(shares),
    log: entries.map(({ conversation, event }) => ({
      at: formatInstant(instantOf(event)),
      conversationId: conversation.id,
      contactId: contactIdOf(conversation),
      contactName: contactName(log, contactIdOf(conversation)),
      previousAssignee: nameOrNull(assigneeBefore(conversation, conversation.events.indexOf(event))) ?? "-",
      assignedTo: nameOrNull(event.to ?? null),
      source: event.source,
      assignedBy: nameOrNull(assignedBy(event)),
    })),
  };
}
