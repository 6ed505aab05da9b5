import type { Translation } from "../connector";
import type { EventDraft } from "../draft";
import { idOf } from "../event-id";
import { ignored, told } from "../translation";
import { firstMessage, isFirstComment, openedAsSeen } from "./opening";
import type { CommentAdded } from "./payload";
import { isSystem, memberNamed, requesterNamed, zendeskId } from "./people";

/** A comment is a message in, a message out or a note, by who wrote it and who may read it. */
export function translateComment(added: CommentAdded): Translation {
  const { detail: ticket, event } = added;
  const { author, is_public: isPublic } = event.comment;
  const isFromTeam = author.is_staff && author.id !== ticket.requester_id;
  if (isSystem(author.id)) return bySystem(added);
  if (!isPublic && !isFromTeam)
    return ignored("a private comment by somebody outside the team is not a note of the team");
  const written = isFromTeam ? fromTeam(added) : fromContact(added);
  const names = isFromTeam ? memberNamed(author) : requesterNamed(added);
  return told(openedAsSeen(ticket), written, ...names);
}

function base({ time, detail: ticket, event }: CommentAdded) {
  return {
    id: idOf("zendesk", ticket.id, "comment", event.comment.id),
    at: time,
    conversationId: zendeskId(ticket.id),
  };
}

function isFirst({ time, detail: ticket, event }: CommentAdded): boolean {
  return isFirstComment(ticket, { body: event.comment.body ?? "", at: time });
}

function fromContact(added: CommentAdded): EventDraft {
  const { detail: ticket, event } = added;
  const { author, body } = event.comment;
  if (author.id === ticket.requester_id && isFirst(added)) return firstMessage(ticket);
  return { ...base(added), type: "message.received", ...(body ? { text: body } : {}) };
}

function fromTeam(added: CommentAdded): EventDraft {
  const { author, body, is_public: isPublic } = added.event.comment;
  const by = {
    kind: "user",
    id: zendeskId(author.id),
    ...(author.name ? { name: author.name } : {}),
  } as const;
  if (!isPublic) return { ...base(added), type: "comment.added", by, text: body ?? "" };
  return {
    ...base(added),
    type: "message.sent",
    by,
    ...(isFirst(added) ? { proactive: true } : {}),
    ...(body ? { text: body } : {}),
  };
}

function bySystem(added: CommentAdded): Translation {
  const { body, is_public: isPublic } = added.event.comment;
  const by = { kind: "workflow" } as const;
  const written: EventDraft = isPublic
    ? { ...base(added), type: "message.sent", by, ...(body ? { text: body } : {}) }
    : { ...base(added), type: "comment.added", by, text: body ?? "" };
  return told(openedAsSeen(added.detail), written);
}
