import { deliveryKey } from "../../../domain/digests/delivery";
import { isLate } from "../../../domain/digests/plan";
import type { Instant } from "../../../domain/instant";
import { errorFields } from "../../work";
import type { Attempt } from "./attempt";
import type { Posted } from "./look-up";
import { pauseAfter } from "./retry";
import { settleLost } from "./take-back";

/** Notes in the due-list what came of an attempt; whoever has lost the claim notes nothing. */

/** `found` is a message of an earlier attempt. */
export async function notePosted(
  attempt: Attempt,
  message: Posted,
  event: "posted" | "found",
): Promise<void> {
  const { claim, clocks, hold, report, key, signal } = attempt;
  const age = event === "found" ? Math.max(0, clocks.realTime() - Number(message.ts) * 1_000) : 0;
  const at = Math.round(clocks.reportTime() - age);
  const late = isLate(claim.dueAt, at);
  if (await hold.settle({ kind: "posted", at, ...message, isLate: late })) {
    report(event === "posted" && late ? "late" : event, claim.subject, { ...message, isLate: late });
    return;
  }
  if (event === "found") return;
  const end = await settleLost(attempt, { key: deliveryKey(claim.subject), own: message, signal });
  if (end === "taken-back") report("taken-back", claim.subject, message);
  else attempt.log.warn({ key, end, ...message }, "A post was made by an attempt that had lost its claim");
}

export async function noteMissed(
  { hold, claim, report }: Attempt,
  because: "too-late" | "overtaken",
): Promise<void> {
  if (await hold.settle({ kind: "missed", because })) report("missed", claim.subject, { because });
}

export async function noteDropped({ hold, claim, report }: Attempt, because: string): Promise<void> {
  if (await hold.settle({ kind: "dropped", because })) report("dropped", claim.subject, { because });
}

/** Slack wants to be left alone until then. */
export async function noteWaiting({ hold, claim, report, random }: Attempt, from: Instant): Promise<void> {
  report("rate-limited", claim.subject, { until: new Date(from).toISOString() });
  // Spread over a second, because all that wait for the same channel come back then.
  await hold.release(from + Math.round(random() * 1_000), claim.failures);
}

/** Something failed; it is tried again after a pause. */
export async function noteAgain(
  { claim, clocks, hold, report, random }: Attempt,
  error: unknown,
): Promise<void> {
  const failures = claim.failures + 1;
  report("failed", claim.subject, { failures, ...errorFields(error) });
  await hold.release(clocks.realTime() + pauseAfter(failures, random()), failures);
}
