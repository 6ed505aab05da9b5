import type { Conversation } from "../../../domain/conversation";
import { formatInstant, type Instant } from "../../../domain/instant";
import type { Translation } from "../connector";
import type { EventDraft } from "../draft";
import { ignored, told } from "../translation";
import { openingMessage } from "./conversation";
import type { MessageDelivered } from "./payload";
import { actorOf, contactNamed, membersNamed, respondIoId } from "./people";

/** A message opens a conversation a moment before the opening, or the other way round: this near is together. */
const TOGETHER_MS = 5_000;

const homeless = ignored(
  "a message does not name its conversation, and none of this contact is known to be open at its time",
);

/**
 * The conversation that a message of an instant belongs to: the contact's one that was opened last, unless
 * it was closed by then. Undefined where none is known, as when the opening has not arrived.
 */
function conversationAt(known: readonly Conversation[], at: Instant): Conversation | undefined {
  const opened = known.filter(({ openedAt }) => openedAt <= at + TOGETHER_MS);
  const last = opened.toSorted((left, right) => left.openedAt - right.openedAt).at(-1);
  return last === undefined || (last.closing !== null && last.closing.at < at) ? undefined : last;
}

/** Reads who is named even where the conversation is not known. */
function withNames({ contact, message, user }: MessageDelivered, translation: Translation): Translation {
  if (translation.kind === "unreadable") return translation;
  const names = [...contactNamed(contact, message.timestamp), ...membersNamed(user, contact.assignee)];
  return { ...translation, events: [...translation.events, ...names] };
}

function headOf({ contact, message }: MessageDelivered, conversationId: string) {
  return {
    id: respondIoId(contact.id, "message", message.messageId),
    at: formatInstant(message.timestamp),
    conversationId,
    ...(message.message?.text ? { text: message.message.text } : {}),
  };
}

function isAtOpening({ openedAt }: Conversation, at: Instant): boolean {
  return Math.abs(at - openedAt) <= TOGETHER_MS;
}

export function translateReceived(delivered: MessageDelivered, known: readonly Conversation[]): Translation {
  const at = delivered.message.timestamp;
  const text = delivered.message.message?.text;
  const conversation = conversationAt(known, at);
  if (conversation === undefined) return withNames(delivered, homeless);
  const { id: conversationId, openedAt } = conversation;
  const opens = text && isAtOpening(conversation, at);
  const received: EventDraft = opens
    ? openingMessage({ conversationId, openedAt, text })
    : { ...headOf(delivered, conversationId), type: "message.received" };
  return withNames(delivered, told(received));
}

export function translateSent(delivered: MessageDelivered, known: readonly Conversation[]): Translation {
  const { contact, message, sender, user } = delivered;
  const conversation = conversationAt(known, message.timestamp);
  if (conversation === undefined) return withNames(delivered, homeless);
  const starts = conversation.openedBy.kind !== "contact" && isAtOpening(conversation, message.timestamp);
  const memberId = user?.id ?? sender?.userId ?? undefined;
  return withNames(
    delivered,
    told({
      ...headOf(delivered, conversation.id),
      type: "message.sent",
      by: actorOf({ source: sender?.source, contact, memberId }),
      ...(starts ? { proactive: true } : {}),
    }),
  );
}
