import type { Delivery, DeliveryOutcome } from "../../../domain/digests/delivery";
import type { Digest } from "../../../domain/digests/digest";
import { planDigest } from "../../../domain/digests/plan";
import type { Slot } from "../../../domain/digests/schedule";
import type { Instant, Milliseconds } from "../../../domain/instant";
import type { DigestStore } from "../../../reports/digests/ports";
import type { Clocks } from "../../ports";
import type { DueList } from "./ports";

export interface PlanDependencies {
  readonly digests: Pick<DigestStore, "list" | "notePlanned">;
  readonly dueList: Pick<DueList, "enter">;
  readonly clocks: Clocks;
  readonly catchUp: Milliseconds;
}

/**
 * Enters what has come due since each active digest was planned last. Answers what was entered as missed.
 * Any number of instances may do so at once, and die in between: an entry is never made twice.
 */
export async function planDigests({
  digests,
  dueList,
  clocks,
  catchUp,
}: PlanDependencies): Promise<readonly Delivery[]> {
  const now = clocks.reportTime();
  const planned = (await digests.list())
    .filter(({ value }) => value.state.kind === "active")
    .map(({ value }) => ({ id: value.id, entries: entriesOf(value, { now, catchUp }) }))
    .filter(({ entries }) => entries.length > 0);
  if (planned.length === 0) return [];
  const all = planned.flatMap(({ entries }) => entries);
  const entered = await dueList.enter(all, clocks.realTime());
  for (const { id } of planned) await digests.notePlanned(id, now);
  return entered.filter(({ outcome }) => outcome.kind === "missed");
}

function entriesOf(
  digest: Digest,
  at: { readonly now: Instant; readonly catchUp: Milliseconds },
): readonly Delivery[] {
  const { due, missed } = planDigest(digest, at);
  const entry = ({ localDate, dueAt }: Slot, outcome: DeliveryOutcome): Delivery => ({
    subject: { kind: "digest", digestId: digest.id, localDate },
    dueAt,
    outcome,
  });
  const because = due === null ? "too-late" : "overtaken";
  return [
    ...missed.map((slot) => entry(slot, { kind: "missed", because })),
    ...(due === null ? [] : [entry(due, { kind: "due" })]),
  ];
}
