import { formatInstant, type Instant } from "../../../domain/instant";
import type { Translation } from "../connector";
import type { EventDraft } from "../draft";
import { told } from "../translation";
import { digest } from "../words";
import type { Contact, ConversationClosed, ConversationOpened } from "./payload";
import { actorOf, contactNamed, type Doer, membersNamed, respondIoId } from "./people";

/** How the ids of all conversations of a contact begin. */
export function conversationsOf({ id }: Pick<Contact, "id">): string {
  return `${respondIoId(id)}:`;
}

/**
 * respond.io tells no ids of conversations. A contact has one at a time, so the contact and the second of
 * the opening name it.
 */
export function conversationIdOf(contact: Contact, openedAt: Instant): string {
  return conversationsOf(contact) + Math.floor(openedAt / 1000);
}

type ConversationOpenedDraft = Extract<EventDraft, { type: "conversation.opened" }>;

interface Opening {
  readonly contact: Contact;
  readonly openedAt: Instant;
  readonly source: Doer["source"];
}

function openingOf({ contact, openedAt, source }: Opening) {
  return {
    type: "conversation.opened",
    at: formatInstant(openedAt),
    conversationId: conversationIdOf(contact, openedAt),
    contact: { id: respondIoId(contact.id) },
    by: actorOf({ source, contact }),
  } as const satisfies Omit<ConversationOpenedDraft, "id">;
}

export function translateOpened({ contact, conversation }: ConversationOpened): Translation {
  const { conversationOpenedAt: openedAt, firstIncomingMessageChannelId: channelId, source } = conversation;
  const opening = openingOf({ contact, openedAt, source });
  const text = source === "contact" ? conversation.firstIncomingMessage : null;
  return told(
    {
      ...opening,
      id: `${opening.conversationId}:opened`,
      ...(channelId ? { inboxId: respondIoId("channel", channelId) } : {}),
    },
    ...(text ? [openingMessage({ conversationId: opening.conversationId, openedAt, text })] : []),
    ...contactNamed(contact, openedAt),
    ...membersNamed(contact.assignee),
  );
}

/** The message that a contact opens a conversation with: the opening tells it, and the message itself does. */
export function openingMessage(message: {
  readonly conversationId: string;
  readonly openedAt: Instant;
  readonly text: string;
}): EventDraft {
  const { conversationId, openedAt, text } = message;
  return {
    id: `${conversationId}:opening-message:${digest(text)}`,
    type: "message.received",
    at: formatInstant(openedAt),
    conversationId,
    text,
  };
}

/** The closing tells of the opening too, so that a conversation older than the connection is known. */
export function translateClosed({ contact, conversation }: ConversationClosed): Translation {
  const { openedTime, openedBySource, closedTime, closedBy, closedBySource, category } = conversation;
  const opening = openingOf({ contact, openedAt: openedTime, source: openedBySource });
  const { conversationId } = opening;
  return told(
    // Sorts behind the opening as it was told itself, which holds where both arrive.
    { ...opening, id: `${conversationId}:opened:seen` },
    {
      id: `${conversationId}:closed:${Math.floor(closedTime / 1000)}`,
      type: "conversation.closed",
      at: formatInstant(closedTime),
      conversationId,
      by: actorOf({ source: closedBySource, contact, memberId: closedBy?.id }),
      ...(category ? { topic: category } : {}),
    },
    ...contactNamed(contact, closedTime),
    ...membersNamed(closedBy, contact.assignee),
  );
}
