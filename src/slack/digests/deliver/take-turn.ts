import type { Instant, Milliseconds } from "../../../domain/instant";
import type { Paces } from "./ports";

/** Slack takes one post a second in a channel; a little more keeps uneven ways from bringing two too close. */
const GAP: Milliseconds = 1_100;
/** Rather than waiting longer, something else is posted first. */
const PATIENCE: Milliseconds = 5_000;

export interface TurnDependencies {
  readonly paces: Paces;
  readonly realTime: () => Instant;
  /** Resolves after that time, or at once when the signal says to stop. */
  readonly pause: (time: Milliseconds, signal: AbortSignal) => Promise<void>;
}

/** Waits until the channel may be posted to. Answers null then, or from when on to come again. */
export async function takeTurn(
  { paces, realTime, pause }: TurnDependencies,
  channelId: string,
  signal: AbortSignal,
): Promise<Instant | null> {
  const latest = realTime() + PATIENCE;
  for (;;) {
    const { at, isTaken } = await paces.take(channelId, { now: realTime(), latest, gap: GAP });
    if (!isTaken) return at;
    await pause(at - realTime(), signal);
    if (signal.aborted) return realTime();
    const heldUntil = await paces.heldUntil(channelId);
    if (heldUntil === null || heldUntil <= realTime()) return null;
  }
}
