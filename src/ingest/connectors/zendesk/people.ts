import { hashOf, idOf } from "../event-id";
import type { CommentAdded, Ticket } from "./payload";

type Author = CommentAdded["event"]["comment"]["author"];

/** Of people and tickets: another platform of the same workspace may use the same numbers. */
export const zendeskId = (id: string): string => idOf("zendesk", id);

/** Zendesk's triggers, automations and routing act as nobody or under a negative number. */
export const isSystem = (id: string | null): boolean => id === null || Number(id) < 0;

/**
 * Who did something, as an actor of the contract. Zendesk tells an id and not whose it is: the requester's
 * is the contact, any other that is not the system's is taken for a member of the team.
 */
export function actorOf(ticket: Ticket, id: string | null): object {
  if (id === null || isSystem(id)) return { kind: "system" };
  if (id === ticket.requester_id) return { kind: "contact", id: zendeskId(id) };
  return { kind: "user", id: zendeskId(id) };
}

/**
 * A member's word is dated before everything else: Zendesk tells a name here, and neither team nor role, so
 * whatever else is said about the member must hold.
 */
const WEAKEST_WORD = "1970-01-01T00:00:00.000Z";

/** The name of a comment's author on the team; nothing where the payload has none. */
export function memberNamed({ id, name }: Author): object[] {
  if (!name) return [];
  const user = { id: zendeskId(id), name, role: "agent" };
  return [
    {
      id: idOf("zendesk", "user", id, hashOf(name)),
      type: "user.upserted",
      at: WEAKEST_WORD,
      user,
    },
  ];
}

/** The requester's name, once a ticket and name; nothing where the payload has none. */
export function requesterNamed(ticket: Ticket, { id, name }: Author): object[] {
  if (!name || id !== ticket.requester_id) return [];
  return [
    {
      id: idOf("zendesk", ticket.id, "contact", id, hashOf(name).slice(0, 16)),
      type: "contact.upserted",
      at: ticket.created_at,
      contact: { id: zendeskId(id), name },
    },
  ];
}
