import { formatInstant } from "../../../domain/instant";
import type { EventDraft } from "../draft";
import { idOf } from "../event-id";
import { contactWord } from "../words";
import type { ChatwootConversation } from "./schema";

/** Caseboard's id of a conversation: Chatwoot's number of it, as people see it. */
export function conversationId(conversation: Pick<ChatwootConversation, "id">): string {
  return idOf("chatwoot", conversation.id);
}

/**
 * That the conversation was opened, and its contact's name. Every webhook bears the conversation, and so
 * one that was there before the connection becomes known with its first webhook. Only what never changes
 * is in the opening: told again, it is the same. Chatwoot does not tell who opened it.
 * Nothing, where the contact or the creation is not told, as by very old versions.
 */
export function openingOf(conversation: ChatwootConversation): readonly EventDraft[] {
  const { created_at: createdAt, inbox_id: inboxId, meta } = conversation;
  const contactId = meta?.sender?.id ?? conversation.contact_inbox?.contact_id ?? null;
  if (contactId === null || createdAt === null || createdAt === undefined) return [];
  const channel = channelOf(conversation.channel ?? meta?.channel ?? null);
  const opened: EventDraft = {
    id: idOf("chatwoot", "conversation", conversation.id, "opened"),
    type: "conversation.opened",
    at: formatInstant(createdAt),
    conversationId: conversationId(conversation),
    contact: { id: idOf("chatwoot", contactId) },
    by: { kind: "system" },
    ...(inboxId ? { inboxId: idOf("chatwoot", inboxId) } : {}),
    ...(channel ? { channel } : {}),
  };
  const name = meta?.sender?.name ?? "";
  return name === "" ? [opened] : [opened, contactWord("chatwoot", { id: contactId, name }, createdAt)];
}

const channelNames: ReadonlyMap<string, string> = new Map([
  ["WebWidget", "chat"],
  ["FacebookPage", "facebook"],
  ["TwitterProfile", "twitter"],
  // Twilio carries SMS and WhatsApp; the payload does not tell which.
  ["TwilioSms", "twilio"],
  ["Voice", "phone"],
]);

/** `Channel::Email` is `email`. */
function channelOf(type: string | null): string | null {
  if (type === null || type === "") return null;
  const name = type.replace(/^Channel::/, "");
  return channelNames.get(name) ?? name.toLowerCase();
}
