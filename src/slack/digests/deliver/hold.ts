import type { DeliveryOutcome } from "../../../domain/digests/delivery";
import type { Instant, Milliseconds } from "../../../domain/instant";
import type { Claim, DueList, Tried } from "./ports";

/** For how long a claim holds without a sign of life, in milliseconds. */
export const LEASE: Milliseconds = 60_000;
const BETWEEN_SIGNS_OF_LIFE: Milliseconds = 20_000;
/** A renewal that took longer leaves too little of the lease for a post. */
const SLOWEST_RENEWAL: Milliseconds = 20_000;

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
  const renew = (places: readonly Tried[]) =>
    dueList.renew(claim, { tried: places, until: realTime() + LEASE });
  // A sign that fails is no harm: the next one, or the renewal before the post, will tell.
  const signs = setInterval(() => void renew(tried).catch(() => undefined), BETWEEN_SIGNS_OF_LIFE);
  signs.unref();
  return {
    claim,
    tried: () => tried,
    async mayPost(channelId) {
      const askedAt = realTime();
      const places = withPlace(tried, { channelId, since: askedAt });
      // From here on it counts as possibly posted, whatever the database answers.
      tried = places;
      return (await renew(places)) && realTime() - askedAt < SLOWEST_RENEWAL;
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
