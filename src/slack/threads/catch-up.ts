import type { WebClient } from "@slack/web-api";
import type { Instant } from "../../domain/instant";
import { instantOfTimestamp, newThread, type Thread, withFact } from "../../domain/slack-threads/thread";
import { inboxOf, type Watch } from "../../domain/slack-threads/watch";
import { storyOf } from "../../ingest/slack-threads/story";
import type { Clocks } from "../ports";
import { foundReactions } from "./found-reactions";
import { type Found, type KeepDependencies, keepFacts } from "./keep";
import { isTombstone, readMessage } from "./payloads";
import type { WatchStore } from "./ports";
import { foundMessages, type HistoryMessage, historySince, repliesOf } from "./read-thread";
import type { Suspicions } from "./suspicions";

/** Threads that began longer ago are not looked at again, in milliseconds. */
const LOOK_BACK = 7 * 24 * 3_600_000;

export interface CatchUpDependencies extends Omit<KeepDependencies, "ingest"> {
  readonly watches: Pick<WatchStore, "noteEvent">;
  readonly reading: WebClient;
  readonly ownIds: () => Promise<readonly string[]>;
  readonly suspicions: Suspicions;
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
  const { threads, reading, clocks } = dependencies;
  const since = Math.max(watch.since, clocks.realTime() - LOOK_BACK);
  // What is known is read first: what comes meanwhile is no difference.
  const known = new Map(
    (await threads.begunSince(watch.channelId, since)).map((thread) => [thread.ts, thread]),
  );
  const roots = await historySince(reading, watch.channelId, since);
  for (const root of roots) {
    if (signal.aborted) return;
    await catchUpThread(dependencies, { watch, root, thread: known.get(root.ts ?? "") ?? null, isFirst });
  }
  const shown = new Set(roots.map(({ ts }) => ts));
  for (const thread of known.values()) {
    if (!shown.has(thread.ts)) await keepDeletion(dependencies, thread);
  }
}

async function catchUpThread(
  dependencies: CatchUpDependencies,
  look: {
    readonly watch: Watch;
    readonly root: HistoryMessage;
    readonly thread: Thread | null;
    readonly isFirst: boolean;
  },
): Promise<void> {
  const { watch, root, thread } = look;
  if (isTombstone(root)) return thread === null ? undefined : keepDeletion(dependencies, thread);
  const written = readMessage(root);
  const ownIds = await dependencies.ownIds();
  // An answer that was also sent to the channel is read with its thread.
  if (written === null || written.threadTs !== written.ts || ownIds.includes(written.writer.id)) return;
  const address = { channelId: watch.channelId, ts: written.ts, inbox: inboxOf(watch) };
  const messages = hasMore(root, thread, look.isFirst)
    ? await repliesOf(dependencies.reading, { ...address, oldest: "0" })
    : [root];
  const found = foundMessages(messages ?? [root], ownIds);
  const current = found.facts.reduce(withFact, thread ?? newThread(address));
  const marked = [root, ...(messages ?? []).filter(({ ts }) => current.closingMessages.includes(ts ?? ""))];
  const { suspicions } = dependencies;
  const reactions = marked.map((message) => foundReactions(current, message, { watch, ownIds, suspicions }));
  const facts = [...found.facts, ...reactions.flatMap((one) => one.facts)];
  const isNews = facts.reduce(withFact, thread ?? newThread(address)) !== thread;
  if (!isNews) return;
  const writers = [...found.writers, ...reactions.flatMap((one) => one.writers)];
  await keepFacts(dependencies, address, { facts, writers });
  await dependencies.watches.noteEvent(watch.channelId, latestOf(facts));
}

/** Whether Slack has answers that are not known, or a message of ours may have been rated meanwhile. */
function hasMore(
  { reply_count = 0, latest_reply }: HistoryMessage,
  thread: Thread | null,
  isFirst: boolean,
): boolean {
  if (reply_count === 0) return false;
  if (thread === null) return true;
  const answers = [...thread.messages.map(({ ts }) => ts), ...thread.closingMessages].filter(
    (ts) => ts !== thread.ts,
  );
  const isNew = latest_reply !== undefined && !answers.includes(latest_reply);
  return isNew || reply_count > answers.length || (isFirst && storyOf(thread).awaitsRating);
}

async function keepDeletion(dependencies: CatchUpDependencies, thread: Thread): Promise<void> {
  const hasRoot = thread.messages.some(({ ts }) => ts === thread.ts);
  if (thread.deletedAt !== null || !hasRoot) return;
  const latest = Math.max(...thread.messages.map(({ ts }) => instantOfTimestamp(ts)));
  const at = dependencies.suspicions.confirm(`${thread.channelId} ${thread.ts} deleted`, latest);
  if (at !== null) await keepFacts(dependencies, thread, { facts: [{ kind: "deleted", at }], writers: [] });
}

function latestOf(facts: Found["facts"]): Instant {
  const instants = facts.map((fact) => ("ts" in fact ? instantOfTimestamp(fact.ts) : fact.at));
  return Math.max(...instants);
}
