import type { EventDraft } from "../draft";
import { idOf } from "../event-id";
import { digest } from "../words";
import type { Ticket, TicketCreated } from "./payload";
import { actorOf, isSystem, zendeskId } from "./people";

type Opened = Extract<EventDraft, { type: "conversation.opened" }>;

/** What every event of one ticket tells alike about its opening. */
function openingOf(ticket: Ticket): Omit<Opened, "id"> {
  const channel = ticket.via?.channel;
  return {
    type: "conversation.opened",
    at: ticket.created_at,
    conversationId: zendeskId(ticket.id),
    contact: { id: zendeskId(ticket.requester_id) },
    by: actorOf(ticket, ticket.submitter_id),
    ...(channel ? { channel } : {}),
  };
}

/** The opening as the ticket's creation tells it: with what may change later. */
export function openedAsCreated({ detail: ticket }: TicketCreated): EventDraft {
  const { assignee_id: assignee, brand_id: brand, tags } = ticket;
  return {
    ...openingOf(ticket),
    id: idOf("zendesk", ticket.id, "opened"),
    ...(assignee === null ? {} : { assigneeId: zendeskId(assignee) }),
    ...(brand === null ? {} : { inboxId: zendeskId(brand) }),
    ...(tags.length > 0 ? { tags } : {}),
  };
}

/**
 * The opening as any later event tells it, for tickets older than the connection: only what does not change,
 * under an id that sorts behind the creation's own, which therefore holds where both arrive.
 */
export function openedAsSeen(ticket: Ticket): EventDraft {
  const opening = openingOf(ticket);
  return {
    ...opening,
    id: idOf("zendesk", ticket.id, "opened", "seen", digest(JSON.stringify(opening))),
  };
}

/** How long after the creation a comment with the ticket's own description is its first one. */
const FIRST_COMMENT_WITHIN_MS = 60_000;

/**
 * The requester's first message has the creation's instant, and one id whether the creation or the comment
 * tells it first.
 */
export function firstMessage(ticket: Ticket): EventDraft {
  return {
    id: idOf("zendesk", ticket.id, "first-message"),
    type: "message.received",
    at: ticket.created_at,
    conversationId: zendeskId(ticket.id),
    ...(ticket.description ? { text: ticket.description } : {}),
  };
}

/** Whether the creation alone tells that the requester wrote the first message. */
export function isWrittenByRequester(ticket: Ticket): boolean {
  const { submitter_id: submitter, requester_id: requester, is_public: isPublic, description } = ticket;
  return !isSystem(submitter) && submitter === requester && isPublic !== false && Boolean(description);
}

/** Whether a comment is the one that the ticket was created with. */
export function isFirstComment(
  ticket: Ticket,
  comment: { readonly body: string; readonly at: string },
): boolean {
  const since = Date.parse(comment.at) - Date.parse(ticket.created_at);
  return comment.body === ticket.description && since <= FIRST_COMMENT_WITHIN_MS;
}
