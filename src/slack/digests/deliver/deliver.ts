import { deliveryKey } from "../../../domain/digests/delivery";
import { errorFields } from "../../work";
import type { Composed, Target } from "../composed";
import type { Attempt, DeliverDependencies, Opened } from "./attempt";
import { noteAgain, noteDropped, noteMissed, notePosted, noteWaiting } from "./conclude";
import { meaningOf } from "./error-meaning";
import { openHold } from "./hold";
import { lookUp, type Posted } from "./look-up";
import type { Claim } from "./ports";
import { type PostOutcome, postHeld } from "./post";
import { isTooLate } from "./retry";
import { deleteMessage } from "./take-back";

/**
 * Makes one attempt at what was claimed, and notes what came of it. It is posted at most once, whoever dies
 * or stalls meanwhile: whatever may have been posted is looked for in Slack before anything is posted again.
 */
export async function deliver(
  dependencies: DeliverDependencies,
  claim: Claim,
  signal: AbortSignal,
): Promise<void> {
  const { dueList, clocks, workspace, log } = dependencies;
  const hold = openHold(claim, { dueList, realTime: clocks.realTime });
  const key = `${workspace}/${deliveryKey(claim.subject)}`;
  const attempt = { ...dependencies, hold, claim, key, signal };
  try {
    await tryOnce(attempt);
  } catch (error) {
    // The claim ends by itself, and whoever comes next looks before posting.
    log.error({ key, fence: claim.fence, ...errorFields(error) }, "A claim could not be given back");
  } finally {
    hold.end();
  }
}

async function tryOnce(attempt: Attempt): Promise<void> {
  try {
    await attemptOnce(attempt);
  } catch (error) {
    // Slack could not be asked, the figures not be read, or the database not be reached.
    const meaning = meaningOf(error);
    if (meaning.kind !== "rate-limited") return noteAgain(attempt, error);
    await noteWaiting(attempt, attempt.clocks.realTime() + meaning.seconds * 1_000);
  }
}

async function attemptOnce(attempt: Attempt): Promise<void> {
  const seen = await look(attempt);
  const [posted, ...doubles] = seen.messages;
  if (posted !== undefined) {
    await takeBack(attempt, doubles);
    return notePosted(attempt, posted, "found");
  }
  const because = await whyMissed(attempt);
  if (because !== null) return noteMissed(attempt, because);
  const { subject, dueAt } = attempt.claim;
  const opened = await attempt.open[subject.kind]({ subject, dueAt, outcome: { kind: "due" } });
  if (opened === null) return noteDropped(attempt, "removed");
  const composed = await opened.compose();
  if (composed.kind === "drop") return noteDropped(attempt, composed.because);
  if (composed.kind === "pause") return pause(attempt, opened, composed);
  if (!seen.isWhole) {
    return noteAgain(attempt, new Error("A channel that may show it cannot be read; it is not posted again"));
  }
  await post(attempt, composed);
}

function look({ slack, clocks, botUserId, key, hold }: Attempt) {
  return lookUp({ slack, realTime: clocks.realTime, botUserId }, key, hold.tried());
}

async function takeBack(attempt: Attempt, messages: readonly Posted[]): Promise<void> {
  const { posting, report, claim, key, log } = attempt;
  for (const message of messages) {
    if (await deleteMessage(posting, message)) report("taken-back", claim.subject, message);
    else log.error({ key, ...message }, "Slack does not let a post be deleted that came twice");
  }
}

/** Why it is not posted any more although nobody has seen it; null when it still is. */
async function whyMissed({
  claim,
  clocks,
  catchUp,
  dueList,
}: Attempt): Promise<"too-late" | "overtaken" | null> {
  const now = clocks.reportTime();
  if (isTooLate(claim.dueAt, { now, catchUp })) return "too-late";
  if (claim.subject.kind !== "digest") return null;
  const [newest] = await dueList.ofDigest(claim.subject.digestId, 1);
  const isOvertaken = newest !== undefined && newest.dueAt > claim.dueAt && newest.dueAt <= now;
  return isOvertaken ? "overtaken" : null;
}

async function pause(
  attempt: Attempt,
  opened: Opened,
  { because }: Extract<Composed, { kind: "pause" }>,
): Promise<void> {
  const { claim, clocks, hold, report } = attempt;
  if (!(await opened.pause(because))) {
    // The reason may not hold for what it was changed to.
    await hold.release(clocks.realTime(), claim.failures);
    return;
  }
  report("paused", claim.subject, { because });
  await noteDropped(attempt, `paused: ${because}`);
}

async function post(attempt: Attempt, { target, draft }: Extract<Composed, { kind: "post" }>): Promise<void> {
  const { hold, key, signal } = attempt;
  const channelId = await conversationOf(attempt, target);
  const outcome = await postHeld(attempt, hold, { channelId, draft, key, signal });
  if (outcome.kind !== "posted") return notPosted(attempt, outcome);
  const message = { channelId, ts: outcome.ts };
  await notePosted(attempt, await earliest(attempt, message), "posted");
}

async function conversationOf({ posting }: Attempt, target: Target): Promise<string> {
  if (target.kind === "channel") return target.channelId;
  const { channel } = await posting.conversations.open({ users: target.slackUserId });
  if (!channel?.id) throw new Error("Slack opened no direct messages with the person");
  return channel.id;
}

/** An earlier attempt that was given up may have come through after all: the earliest message stays. */
async function earliest(attempt: Attempt, own: Posted): Promise<Posted> {
  if (attempt.claim.tried.length === 0) return own;
  const seen = (await look(attempt)).messages.filter(({ ts }) => ts !== own.ts);
  const [first = own, ...others] = [...seen, own].sort((left, right) => Number(left.ts) - Number(right.ts));
  await takeBack(attempt, others);
  return first;
}

async function notPosted(attempt: Attempt, outcome: Exclude<PostOutcome, { kind: "posted" }>): Promise<void> {
  const { claim, hold } = attempt;
  switch (outcome.kind) {
    case "later":
      await hold.release(outcome.from, claim.failures);
      return;
    case "rate-limited":
      return noteWaiting(attempt, outcome.from);
    case "refused":
      return noteAgain(attempt, new Error(`Slack refused the message: ${outcome.code}`));
    case "unknown":
      return noteAgain(attempt, outcome.error);
  }
}
