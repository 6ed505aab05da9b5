import { formatInstant } from "../../../domain/instant";
import type { Early, Known, Translation } from "../connector";
import type { EventDraft } from "../draft";
import { told } from "../translation";
import { conversationsOf, openingMessage } from "./conversation";
import type { MessageDelivered } from "./payload";
import { actorOf, contactNamed, isAutomation, membersNamed, respondIoId } from "./people";
import { isAtOpening, type Place, placeOf } from "./place";

const missing: Readonly<Record<Exclude<Place["kind"], "known">, string>> = {
  homeless:
    "respond.io's messages do not name their conversation, and none of this contact is known to be open at the time of this one",
  undecided:
    "respond.io's messages do not name their conversation, and the one of this contact may have been closed before this one",
};

function early(
  { contact }: MessageDelivered,
  place: Exclude<Place["kind"], "known">,
  isMissed: boolean,
): Early {
  return { kind: "early", awaits: conversationsOf(contact), reason: missing[place], isMissed };
}

/** The message itself and the names of those who are in it. */
function withNames({ contact, message, user }: MessageDelivered, event: EventDraft): Translation {
  return told(event, ...contactNamed(contact, message.timestamp), ...membersNamed(user, contact.assignee));
}

function headOf({ contact, message }: MessageDelivered, conversationId: string) {
  return {
    id: respondIoId(contact.id, "message", message.messageId),
    at: formatInstant(message.timestamp),
    conversationId,
    ...(message.message?.text ? { text: message.message.text } : {}),
  };
}

export function translateReceived(delivered: MessageDelivered, known: Known): Translation {
  const at = delivered.message.timestamp;
  const text = delivered.message.message?.text;
  const place = placeOf({ at, isByPerson: true }, known);
  if (place.kind !== "known") return early(delivered, place.kind, true);
  const { id: conversationId, openedAt } = place.conversation;
  if (text && isAtOpening(place.conversation, at)) {
    return withNames(delivered, openingMessage({ conversationId, openedAt, text }));
  }
  return withNames(delivered, { ...headOf(delivered, conversationId), type: "message.received" });
}

export function translateSent(delivered: MessageDelivered, known: Known): Translation {
  const { contact, message, sender, user } = delivered;
  const at = message.timestamp;
  const memberId = user?.id ?? sender?.userId ?? undefined;
  const by = actorOf({ source: sender?.source, contact, memberId });
  const isByPerson = !isAutomation(by);
  const place = placeOf({ at, isByPerson }, known);
  if (place.kind !== "known") return early(delivered, place.kind, isByPerson);
  const { conversation } = place;
  const starts = conversation.openedBy.kind !== "contact" && isAtOpening(conversation, at);
  return withNames(delivered, {
    ...headOf(delivered, conversation.id),
    type: "message.sent",
    by,
    ...(starts ? { proactive: true } : {}),
  });
}
