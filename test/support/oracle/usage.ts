import { closeOf, contactIdOf } from "./conversation";
import { chosenConversations, happenedInRange, type Question } from "./parameters";
import { distinct } from "./statistics";

const MESSAGES = ["message.received", "message.sent"];
const ACTIVITIES = ["message.sent", "comment.added", "conversation.closed"];

/** The usage report of metrics.md. */
export function usageReport(question: Question) {
  const conversations = chosenConversations(question);
  const eventsInRange = conversations.flatMap((conversation) =>
    conversation.events
      .filter((event) => happenedInRange(question.parameters, event))
      .map((event) => ({ contactId: contactIdOf(conversation), event })),
  );
  const contacts = eventsInRange.filter(({ event }) => MESSAGES.includes(event.type));
  const active = eventsInRange
    .filter(({ event }) => ACTIVITIES.includes(event.type) && event.by?.kind === "user")
    .map(({ event }) => event.by?.id);
  const closed = conversations.filter((conversation) => {
    const close = closeOf(conversation);
    return close !== undefined && happenedInRange(question.parameters, close);
  });
  return {
    uniqueContacts: distinct(contacts.map(({ contactId }) => contactId)).length,
    closedConversations: closed.length,
    activeAgents: distinct(active).length,
    proactiveMessages: eventsInRange.filter(
      ({ event }) => event.type === "message.sent" && event.proactive === true,
    ).length,
  };
}
