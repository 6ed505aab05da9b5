import type { DeliveryOutcome } from "../../../domain/digests/delivery";
import type { Instant, Milliseconds } from "../../../domain/instant";
import type { Claim, DueList, Tried } from "./ports";

/** For how long a claim holds without a sign of life, in milliseconds. */
export const LEASE: Milliseconds = 60_000;
const BETWEEN_SIGNS_OF_LIFE: Milliseconds = 20_000;
/** What hangs for longer than five minutes is left to another instance. */
const MOST_SIGNS_OF_LIFE = 15;
/** A note that took longer leaves too little of the lease for a post. */
const SLOWEST_NOTE: Milliseconds = 20_000;

/** A claim in the hands of this instance, with what it has noted in it so far. */
export interface Hold {
  readonly claim: Claim;
  /** Where it may have been posted, by this attempt or an earlier one. */
  readonly tried: () => readonly Tried[];
  /** To be called right before a post to the channel; false when the claim is lost, or nearly. */
  mayPost(channelId: string): Promise<boolean>;
  /** Slack refused the post of this attempt: only what earlier ones may have posted counts again. */
  forgetAttempt(): void;
  settle(outcome: Exclude<DeliveryOutcome, { kind: "due" }>): Promise<boolean>;
  release(until: Instant, failures: number): Promise<boolean>;
  /** Ends the signs of life. */
  end(): void;
}

/** Holds a claim, with signs of life as long as the process lives, however long it takes to compose. */
export function openHold(
  claim: Claim,
  { dueList, realTime }: { readonly dueList: DueList; readonly realTime: () => Instant },
): Hold {
  let tried = claim.tried;
  let left = MOST_SIGNS_OF_LIFE;
  const signs = setInterval(() => {
    left -= 1;
    if (left === 0) clearInterval(signs);
    // A sign that fails is no harm: the next one, or what is noted before the post, will tell.
    dueList.renew(claim, realTime() + LEASE).catch(() => undefined);
  }, BETWEEN_SIGNS_OF_LIFE);
  signs.unref();
  return {
    claim,
    tried: () => tried,
    async mayPost(channelId) {
      const askedAt = realTime();
      // From here on it counts as possibly posted, whatever the database answers.
      tried = withPlace(tried, { channelId, since: askedAt });
      const isHeld = await dueList.noteAttempt(claim, { tried, until: askedAt + LEASE });
      return isHeld && realTime() - askedAt < SLOWEST_NOTE;
    },
    forgetAttempt: () => {
      tried = claim.tried;
    },
    settle: (outcome) => dueList.settle(claim, outcome, realTime()),
    release: (until, failures) => dueList.release(claim, { tried, until, failures }),
    end: () => clearInterval(signs),
  };
}

function withPlace(tried: readonly Tried[], place: Tried): readonly Tried[] {
  return tried.some(({ channelId }) => channelId === place.channelId) ? tried : [...tried, place];
}
