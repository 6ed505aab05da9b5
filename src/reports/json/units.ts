import { formatInstant, type Instant, type Milliseconds } from "../../domain/instant";

/** Durations leave the program in seconds; absent ones as null. */
export function inSeconds(duration: Milliseconds): number;
export function inSeconds(duration: Milliseconds | null): number | null;
export function inSeconds(duration: Milliseconds | null): number | null {
  return duration === null ? null : duration / 1000;
}

/** An instant as RFC 3339 in UTC with milliseconds; absent ones as null. */
export function instantOrNull(instant: Instant | null): string | null {
  return instant === null ? null : formatInstant(instant);
}
