import type { Instant } from "../../domain/instant";
import type { Thread } from "../../domain/slack-threads/thread";
import type { Watch } from "../../domain/slack-threads/watch";
import { storyOf } from "../../ingest/slack-threads/story";
import type { Clocks } from "../ports";
import { type CatchUpThreadDependencies, catchUpThread, keepDeletion } from "./catch-up-thread";
import { type HistoryMessage, historySince } from "./read-thread";

/** Threads that began longer ago are not looked at again, in milliseconds. */
const LOOK_BACK = 7 * 24 * 3_600_000;
/** So many messages that wait for a rating are read again after a start: each costs a request. */
const RATINGS_READ = 30;

export interface CatchUpDependencies extends CatchUpThreadDependencies {
  readonly clocks: Clocks;
}

/** How a channel is looked through. */
export interface CatchUpRun {
  /** Whether nothing is known of the time before: then messages that wait for a rating are read too. */
  readonly isFirst: boolean;
  readonly signal: AbortSignal;
}

/**
 * Keeps what is in the channel's history and was not told: while the bot was down, or because Slack gave up.
 * Throws Slack's error; what was read until then is kept.
 */
export async function catchUpChannel(
  dependencies: CatchUpDependencies,
  watch: Watch,
  { isFirst, signal }: CatchUpRun,
): Promise<void> {
  const since = Math.max(watch.since, dependencies.clocks.realTime() - LOOK_BACK);
  // What is known is read first: what comes meanwhile is no difference.
  const known = await knownThreads(dependencies, watch, since);
  const roots = await historySince(dependencies.reading, watch.channelId, since);
  for (const root of roots) {
    if (signal.aborted) return;
    await catchUpThread(dependencies, { watch, root, thread: threadOf(root, known), readsAll: false });
  }
  const shown = new Set(roots.map(({ ts }) => ts));
  for (const thread of known.values()) {
    if (!shown.has(thread.ts)) await keepDeletion(dependencies, thread);
  }
  if (!isFirst) return;
  const unrated = roots.filter((root) => awaitsRating(threadOf(root, known))).slice(-RATINGS_READ);
  for (const root of unrated.reverse()) {
    if (signal.aborted) return;
    await catchUpThread(dependencies, { watch, root, thread: threadOf(root, known), readsAll: true });
  }
}

async function knownThreads(
  { threads }: CatchUpDependencies,
  { channelId }: Watch,
  since: Instant,
): Promise<ReadonlyMap<string, Thread>> {
  const known = await threads.begunSince(channelId, since);
  return new Map(known.map((thread) => [thread.ts, thread]));
}

function threadOf({ ts = "" }: HistoryMessage, known: ReadonlyMap<string, Thread>): Thread | null {
  return known.get(ts) ?? null;
}

function awaitsRating(thread: Thread | null): boolean {
  return thread !== null && storyOf(thread).awaitsRating;
}
