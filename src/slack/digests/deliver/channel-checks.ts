import type { ChannelProblem } from "../../../domain/digests/channel-problem";
import type { Instant, Milliseconds } from "../../../domain/instant";

/**
 * How long it holds that a channel may be posted to: enough for many posts that are due in it at once, and hardly
 * longer than a post takes, since the channel may be shared with another company at any moment.
 */
const LIFETIME: Milliseconds = 10_000;
const MOST_REMEMBERED = 5_000;

type Check = (channelId: string) => Promise<ChannelProblem | null>;

/** Remembers for ten seconds which channels are fine. A problem is not remembered: it may be solved at any moment. */
export function rememberFineChannels(check: Check, realTime: () => Instant): Check {
  const fineUntil = new Map<string, Instant>();
  return async (channelId) => {
    if (realTime() < (fineUntil.get(channelId) ?? 0)) return null;
    const problem = await check(channelId);
    if (fineUntil.size >= MOST_REMEMBERED) fineUntil.clear();
    if (problem === null) fineUntil.set(channelId, realTime() + LIFETIME);
    else fineUntil.delete(channelId);
    return problem;
  };
}
