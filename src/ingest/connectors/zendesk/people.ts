import type { EventDraft } from "../draft";
import { idOf } from "../event-id";
import { contactWord, memberWord } from "../words";
import type { CommentAdded, Ticket } from "./payload";

type Actor = Extract<EventDraft, { type: "conversation.closed" }>["by"];
type Author = CommentAdded["event"]["comment"]["author"];

/** Of people and tickets: another platform of the same workspace may use the same numbers. */
export const zendeskId = (id: string): string => idOf("zendesk", id);

/** Zendesk's triggers, automations and routing act as nobody or under a negative number. */
export const isSystem = (id: string | null): boolean => id === null || Number(id) < 0;

/**
 * Who did something, as an actor of the contract. Zendesk tells an id and not whose it is: the requester's
 * is the contact, any other that is not the system's is taken for a member of the team.
 */
export function actorOf(ticket: Ticket, id: string | null): Actor {
  if (id === null || isSystem(id)) return { kind: "system" };
  if (id === ticket.requester_id) return { kind: "contact", id: zendeskId(id) };
  return { kind: "user", id: zendeskId(id) };
}

/** The name of a comment's author on the team; nothing where the payload has none. */
export function memberNamed({ id, name }: Author): EventDraft[] {
  return name ? [memberWord("zendesk", { id, name })] : [];
}

/** The requester's name, as of the comment; nothing where the payload has none. */
export function requesterNamed({ time, detail: ticket, event }: CommentAdded): EventDraft[] {
  const { id, name } = event.comment.author;
  if (!name || id !== ticket.requester_id) return [];
  return [contactWord("zendesk", { id, name }, Date.parse(time))];
}
