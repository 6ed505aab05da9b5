import type { Actor } from "../../../domain/events";
import { formatInstant } from "../../../domain/instant";
import { type EventDraft, eachOnce, ratingDrafts } from "../draft";
import { idOf } from "../event-id";
import { digest } from "../words";
import { actorOf, isContact, wordAbout } from "./author";
import { type ReadPart, readPart } from "./part";
import type { IntercomConversation, IntercomSource } from "./schema";

/**
 * What Intercom tells of a conversation. A webhook brings the conversation with the part that it is about,
 * the API brings it with all its parts: both are read here, and so the same fact is the same event.
 */
export function readConversation(conversation: IntercomConversation): ReadPart {
  const conversationId = idOf("intercom", conversation.id);
  const parts = (conversation.conversation_parts?.conversation_parts ?? []).map((part) =>
    readPart(part, conversationId),
  );
  const events = [
    ...openingOf(conversation, conversationId),
    ...parts.flatMap((part) => part.events),
    ...tagsOf(conversation, conversationId),
    ...ratingOf(conversation, conversationId),
  ];
  return { events: eachOnce(events), ignored: parts.flatMap((part) => part.ignored) };
}

/** The opening and the message that it began with; nothing without a contact. */
function openingOf(conversation: IntercomConversation, conversationId: string): readonly EventDraft[] {
  const { created_at: createdAt, source, contacts } = conversation;
  const contactId = isContact(source.author) ? source.author?.id : contacts?.contacts?.[0]?.id;
  if (!contactId) return [];
  const by = openerOf(source);
  const common = { at: formatInstant(createdAt), conversationId };
  const channel = source.type === "conversation" ? "chat" : source.type;
  const opened: EventDraft = {
    ...common,
    id: idOf(conversationId, "opened"),
    type: "conversation.opened",
    contact: { id: idOf("intercom", contactId) },
    by,
    ...(channel ? { channel } : {}),
  };
  return [opened, ...firstMessage(source, { ...common, by }), ...wordAbout(source.author, createdAt)];
}

/** Campaigns and workflows speak in the name of a member; how it was delivered tells them apart. */
function openerOf(source: IntercomSource): Actor {
  const actor = actorOf(source.author);
  const isByHand = source.delivered_as === "admin_initiated";
  return actor.kind === "user" && !isByHand ? { kind: "workflow" } : actor;
}

interface FirstMessage {
  readonly at: string;
  readonly conversationId: string;
  readonly by: Actor;
}

function firstMessage(source: IntercomSource, message: FirstMessage): readonly EventDraft[] {
  const { by, ...common } = message;
  const isWritten = Boolean(source.body) || (source.attachments ?? []).length > 0;
  if (!isWritten && source.redacted !== true) return [];
  const id = idOf(common.conversationId, "first-message");
  if (by.kind === "contact") return [{ ...common, id, type: "message.received" }];
  return [{ ...common, id, type: "message.sent", by, proactive: true }];
}

/** Intercom tells when each tag was put on; it does not tell when one was taken off. */
function tagsOf({ tags }: IntercomConversation, conversationId: string): readonly EventDraft[] {
  return (tags?.tags ?? []).flatMap(({ id, name, applied_at: appliedAt }): EventDraft[] => {
    if (!appliedAt) return [];
    const at = formatInstant(appliedAt);
    const tagged = idOf(conversationId, "tagged", id, String(appliedAt / 1000), digest(name));
    return [{ id: tagged, type: "conversation.tagged", at, conversationId, add: [name] }];
  });
}

/**
 * Intercom's 1 to 5 as they are. The remark may come after the rating, in another webhook, so it is an event
 * of its own. The instant is that of the request for the rating: the only one that never changes.
 */
function ratingOf(conversation: IntercomConversation, conversationId: string): readonly EventDraft[] {
  const { rating, remark, created_at: requestedAt } = conversation.conversation_rating ?? {};
  if (!rating || !requestedAt) return [];
  const request = String(requestedAt / 1000);
  return ratingDrafts({
    at: formatInstant(requestedAt),
    conversationId,
    score: rating,
    remark,
    askedBy: "Conversation rating",
    idOf: (what, ...more) => idOf(conversationId, what, request, ...more),
  });
}
