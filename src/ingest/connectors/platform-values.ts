import { z } from "zod";
import { type Instant, parseInstant } from "../../domain/instant";

const WANTED_ID = "must be an id: a whole number, or a text that is not empty and well-formed";

/** An object's id as platforms write it, as text. */
export const platformId = z
  .union([z.string().min(1, WANTED_ID), z.number().int()], { error: WANTED_ID })
  .transform(String)
  // The contract refuses what storage would not keep as it is.
  .refine((id) => id.isWellFormed() && !id.includes("\u0000"), WANTED_ID);

/** The last second of the year 9999, beyond which the contract cannot write an instant. */
const LAST_SECOND = 253_402_300_799;

/**
 * Seconds since 1970 as a number, with decimals or without, or a date-time. Read to epoch milliseconds in
 * whole seconds, cut: where a platform's API tells nothing finer, its webhooks must say the same.
 */
export const wholeSeconds = z.union([z.number(), z.string()]).transform((told, context): Instant => {
  const seconds = Math.floor(typeof told === "number" ? told : secondsOf(told));
  if (seconds >= 0 && seconds <= LAST_SECOND) return seconds * 1000;
  context.addIssue({ code: "custom", message: "must be seconds since 1970 or a date-time" });
  return z.NEVER;
});

/** `2026-10-01T09:30:00.123456Z`, or `2026-10-01 09:30:00 UTC`. */
function secondsOf(text: string): number {
  const written = text.replace(/^(\S+) (\S+) UTC$/, "$1T$2Z").replace(/(\.\d{3})\d+/, "$1");
  const instant = parseInstant(written);
  return instant === undefined ? Number.NaN : instant / 1000;
}
