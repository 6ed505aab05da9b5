import { nextSlot } from "../domain/digests/schedule";
import type { Instant } from "../domain/instant";
import type { Moment, PlaygroundClock } from "../playground/clock";
import type { DigestStore } from "../storage/digest-store";

/** Real time until somebody sets it; offers the next post of each digest to go to. */
export function playgroundClock(
  realNow: () => Instant,
  { digests, onSet }: { readonly digests: Pick<DigestStore, "list">; readonly onSet: () => void },
): PlaygroundClock {
  let held: Date | null = null;
  const now = () => held ?? new Date(realNow());
  return {
    now,
    set: (instant) => {
      held = instant;
      onSet();
    },
    moments: () => nextPosts(digests, now()),
  };
}

/** The next post of each digest, soonest first. */
async function nextPosts(store: Pick<DigestStore, "list">, from: Date): Promise<readonly Moment[]> {
  const digests = (await store.list()).map(({ value }) => value);
  return digests
    .filter(({ state }) => state.kind === "active")
    .map(({ name, schedule }) => ({ title: name, dueAt: nextSlot(schedule, from.getTime()).dueAt }))
    .sort((left, right) => left.dueAt - right.dueAt)
    .map(({ title, dueAt }) => ({ title, at: new Date(dueAt).toISOString() }));
}
