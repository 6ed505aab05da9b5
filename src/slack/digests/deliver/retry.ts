import type { Instant, Milliseconds } from "../../../domain/instant";

/**
 * Slack may still be about to show a message whose answer never came, so nothing is tried again before its
 * history can be trusted.
 */
const FIRST_PAUSE: Milliseconds = 15_000;
const LONGEST_PAUSE: Milliseconds = 10 * 60_000;

/**
 * How long to wait after that many failures in a row: twice as long each time, up to ten minutes. `chance`
 * from 0 to 1 lengthens it by up to a fifth, so that what failed together does not come back together.
 */
export function pauseAfter(failures: number, chance: number): Milliseconds {
  const pause = Math.min(FIRST_PAUSE * 2 ** Math.max(0, failures - 1), LONGEST_PAUSE);
  return Math.round(pause * (1 + chance / 5));
}

/** Whether a post that nobody can have seen is not wanted any more. Both by the reports' clock. */
export function isTooLate(
  dueAt: Instant,
  { now, catchUp }: { readonly now: Instant; readonly catchUp: Milliseconds },
): boolean {
  return now - dueAt > catchUp;
}
