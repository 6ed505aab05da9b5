import { idOf } from "../event-id";

/**
 * The name of something of Help Scout's in Caseboard. With the platform's name, since another platform in
 * the same workspace numbers its conversations and people from 1 as well.
 */
export function nameOf(id: number): string {
  return idOf("help-scout", String(id));
}

/** The id of what happened to an object; equal for all tellings of the same fact. */
export function eventId(objectId: number, what: string, ...discriminators: readonly string[]): string {
  return idOf("help-scout", String(objectId), what, ...discriminators);
}
