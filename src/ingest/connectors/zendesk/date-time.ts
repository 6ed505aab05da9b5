import { type Instant, parseInstant } from "../../../domain/instant";

/**
 * Reads a date-time as Zendesk writes it: with up to nine decimals of a second, of which three are kept.
 * Answers undefined for anything else.
 */
export function readDateTime(text: string): Instant | undefined {
  return parseInstant(text.replace(/(\.\d{3})\d+/, "$1"));
}
