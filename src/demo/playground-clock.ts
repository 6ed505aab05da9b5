import type { Digest } from "../domain/digests/digest";
import { HISTORY_LENGTH, nextPost } from "../domain/digests/next-post";
import type { Instant } from "../domain/instant";
import type { Moment, PlaygroundClock } from "../playground/clock";
import type { DeliveryStore } from "../storage/delivery-store";
import type { DigestStore } from "../storage/digest-store";

export interface PlaygroundClockDependencies {
  readonly digests: Pick<DigestStore, "list">;
  readonly deliveries: Pick<DeliveryStore, "ofDigest">;
  readonly nameOf: (slackUserId: string) => string;
  readonly onSet: () => void;
}

/** As many as can be taken in at a glance. */
const MOST_MOMENTS = 8;

/** Real time until somebody sets it; offers the next posts of digests to go to. */
export function playgroundClock(
  realNow: () => Instant,
  dependencies: PlaygroundClockDependencies,
): PlaygroundClock {
  let held: Date | null = null;
  const now = () => held ?? new Date(realNow());
  return {
    now,
    set: (instant) => {
      held = instant;
      dependencies.onSet();
    },
    moments: () => nextPosts(dependencies, now().getTime()),
  };
}

/** The next post of each digest, soonest first, as the list of digests tells it. */
async function nextPosts(
  { digests, deliveries, nameOf }: PlaygroundClockDependencies,
  now: Instant,
): Promise<readonly Moment[]> {
  const active = (await digests.list())
    .map(({ value }) => value)
    .filter(({ state }) => state.kind === "active");
  const posts = await Promise.all(
    active.map(async (digest) => {
      const history = await deliveries.ofDigest(digest.id, HISTORY_LENGTH);
      return { title: titleOf(digest, nameOf), dueAt: nextPost(digest, history, now).dueAt };
    }),
  );
  return posts
    .sort((left, right) => left.dueAt - right.dueAt)
    .slice(0, MOST_MOMENTS)
    .map(({ title, dueAt }) => ({ title, at: new Date(dueAt).toISOString() }));
}

function titleOf({ content, name, setUpBy }: Digest, nameOf: (slackUserId: string) => string): string {
  return content.kind === "own" ? `${nameOf(setUpBy)}’s own week` : name;
}
