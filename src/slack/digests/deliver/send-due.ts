import { randomUUID } from "node:crypto";
import type { Instant, Milliseconds } from "../../../domain/instant";
import type { DigestStore } from "../../../reports/digests/ports";
import { errorFields } from "../../work";
import type { DeliverDependencies } from "./attempt";
import { deliver } from "./deliver";
import { LEASE } from "./hold";
import { planDigests } from "./plan";
import type { Candidate } from "./ports";

/** How many posts one instance makes at the same time. */
const AT_ONCE = 4;
/** How many candidates are read at a time. */
const BATCH = 100;
const BETWEEN_PLANS: Milliseconds = 10_000;

export interface SendDependencies extends DeliverDependencies {
  readonly digests: Pick<DigestStore, "list" | "notePlanned">;
}

/**
 * Enters what has come due and posts it, until nothing is due or the signal says to stop: then what is under
 * way is finished and nothing new is taken. Every instance may do so at the same time.
 */
export async function sendDue(dependencies: SendDependencies, signal: AbortSignal): Promise<void> {
  const { clocks, dueList, random } = dependencies;
  const owner = randomUUID();
  let plannedAt: Instant | null = null;
  while (!signal.aborted) {
    if (plannedAt === null || clocks.realTime() - plannedAt >= BETWEEN_PLANS) {
      plannedAt = clocks.realTime();
      await plan(dependencies);
    }
    const now = { reportTime: clocks.reportTime(), realTime: clocks.realTime() };
    const candidates = await dueList.candidates(now, BATCH);
    if (candidates.length === 0) return;
    // In another order in each instance, so that they do not meet at every entry.
    const waiting = shuffled(candidates, random);
    const workers = Array.from({ length: AT_ONCE }, () => work(dependencies, { waiting, owner, signal }));
    await Promise.all(workers);
  }
}

async function plan(dependencies: SendDependencies): Promise<void> {
  for (const { subject, outcome } of await planDigests(dependencies)) {
    const because = outcome.kind === "missed" ? outcome.because : undefined;
    dependencies.report("missed", subject, { because });
  }
}

async function work(
  dependencies: SendDependencies,
  { waiting, owner, signal }: { waiting: Candidate[]; owner: string; signal: AbortSignal },
): Promise<void> {
  for (let next = waiting.pop(); next !== undefined && !signal.aborted; next = waiting.pop()) {
    try {
      const until = dependencies.clocks.realTime() + LEASE;
      const claim = await dependencies.dueList.claim(next, { owner, until });
      if (claim !== null) await deliver(dependencies, claim, signal);
    } catch (error) {
      dependencies.log.error({ key: next.key, ...errorFields(error) }, "A claim could not be made");
    }
  }
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((left, right) => left.place - right.place)
    .map(({ item }) => item);
}
