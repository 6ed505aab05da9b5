import { formatInstant, type Instant } from "../../domain/instant";
import type { Platform } from "./connector";
import type { EventDraft } from "./draft";
import { hashOf, idOf } from "./event-id";

const DAY = 86_400_000;

/**
 * A member's name comes with every message, without saying since when it holds, and without team or role.
 * So its word is dated before any other: whatever else is said about the member holds.
 */
const WEAKEST_WORD = 0;

/** Who a member is, as the platform names them; the same words about a member are one event. */
export function memberWord(
  platform: Platform,
  member: { readonly id: string; readonly name: string; readonly email?: string },
): EventDraft {
  const { id, name, email } = member;
  return {
    id: idOf(platform, "user", id, digest(name, ...(email === undefined ? [] : [email]))),
    type: "user.upserted",
    at: formatInstant(WEAKEST_WORD),
    user: { id: idOf(platform, id), name, ...(email === undefined ? {} : { email }), role: "agent" },
  };
}

/** The name of a contact at an instant: one event a day, in UTC, however often the name is told. */
export function contactWord(
  platform: Platform,
  contact: { readonly id: string; readonly name: string },
  at: Instant,
): EventDraft {
  const day = formatInstant(Math.floor(at / DAY) * DAY);
  const { id, name } = contact;
  return {
    id: idOf(platform, "contact", id, day.slice(0, 10), digest(name)),
    type: "contact.upserted",
    at: day,
    contact: { id: idOf(platform, id), name },
  };
}

/** 16 hexadecimal digits that differ where one of the texts does. */
export function digest(...texts: readonly string[]): string {
  return hashOf(JSON.stringify(texts)).slice(0, 16);
}
