import type { ElapsedTime, Instant, Milliseconds } from "../instant";

const HOUR = 3_600_000;
/** A calendar that opens too little within two years is taken for one that never opens again. */
const FARTHEST = 2 * 366 * 24 * HOUR;

/**
 * The last instant at which the elapsed time since `from` is still within the target: one millisecond later
 * it is over. In office hours a target that is used up exactly at closing time passes when they open again.
 * Null where that does not come within two years.
 */
export function passingInstant(elapsed: ElapsedTime, from: Instant, target: Milliseconds): Instant | null {
  // Open time is never more than all time, so here it is within the target.
  let within = from + Math.floor(target);
  const farthest = within + FARTHEST;
  let step = HOUR;
  let beyond = within + step;
  while (elapsed(from, beyond) <= target) {
    if (beyond >= farthest) return null;
    within = beyond;
    step *= 2;
    beyond = Math.min(within + step, farthest);
  }
  while (beyond - within > 1) {
    const middle = within + Math.floor((beyond - within) / 2);
    if (elapsed(from, middle) <= target) within = middle;
    else beyond = middle;
  }
  return within;
}
