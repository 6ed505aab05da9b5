import type { Instant, Milliseconds } from "../../domain/instant";

/** After so many failures of one request the platform counts as away. */
export const ATTEMPTS = 8;

/** So often in a row a platform may ask one request to wait. */
export const LIMITED_ATTEMPTS = 20;

/** Whoever asks for more than this is asked again by another run. */
export const LONGEST_WAIT: Milliseconds = 15 * 60_000;

const FIRST_PAUSE: Milliseconds = 1_000;
const LONGEST_PAUSE: Milliseconds = 60_000;

/** How long to wait after the failure with this number, from 1: twice as long each time, up to a minute. */
export function pauseAfterFailure(failure: number): Milliseconds {
  return Math.min(FIRST_PAUSE * 2 ** (failure - 1), LONGEST_PAUSE);
}

/**
 * How long the platform asks to wait: `Retry-After` in seconds or as a date, `X-RateLimit-Retry-After` in
 * seconds, or `X-RateLimit-Reset` as seconds since 1970. Null where it does not say.
 */
export function waitAskedFor(headers: Readonly<Record<string, string>>, now: Instant): Milliseconds | null {
  const retryAfter = headers["retry-after"] ?? headers["x-ratelimit-retry-after"];
  if (retryAfter !== undefined && isSeconds(retryAfter)) return Math.ceil(Number(retryAfter)) * 1_000;
  const until = retryAfter === undefined ? resetOf(headers["x-ratelimit-reset"]) : Date.parse(retryAfter);
  return until === null || Number.isNaN(until) ? null : Math.max(0, until - now);
}

function resetOf(header: string | undefined): Instant | null {
  return header !== undefined && isSeconds(header) ? Number(header) * 1_000 : null;
}

function isSeconds(text: string): boolean {
  return /^\d{1,12}(?:\.\d+)?$/.test(text.trim());
}
