import { setTimeout as pause } from "node:timers/promises";
import { CaseboardError } from "../errors";

const ATTEMPTS = 60;
const LONGEST_PAUSE = 250;

/**
 * Repeats a round of compare-and-replace for those that lost the race against another process, until
 * none is left. Throws `too-contended` when that does not end.
 */
export async function untilNoneIsLost<T>(
  keys: readonly T[],
  round: (pending: readonly T[]) => Promise<readonly T[]>,
): Promise<void> {
  let pending = keys;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    pending = await round(pending);
    if (pending.length === 0) return;
    // Uneven on purpose: two processes that met once should not meet again.
    await pause(Math.min(LONGEST_PAUSE, 5 * attempt) * ((process.pid % 7) / 7 + 0.3));
  }
  throw new CaseboardError(
    "too-contended",
    `Other processes kept changing the same ${pending.length} records; nothing of this batch was acknowledged.`,
    { hint: "Send it again, with fewer senders at once." },
  );
}
