import type { WebClient } from "@slack/web-api";
import type { Instant } from "../../domain/instant";
import { instantOfTimestamp, newThread, type Thread, withFact } from "../../domain/slack-threads/thread";
import { inboxOf, type Watch } from "../../domain/slack-threads/watch";
import { foundReactions } from "./found-reactions";
import { type Found, type KeepDependencies, keepFacts } from "./keep";
import { isTombstone, readMessage } from "./payloads";
import type { WatchStore } from "./ports";
import { foundMessages, type HistoryMessage, repliesOf } from "./read-thread";
import type { Suspicions } from "./suspicions";

export interface CatchUpThreadDependencies extends Omit<KeepDependencies, "ingest"> {
  readonly watches: Pick<WatchStore, "noteEvent">;
  readonly reading: WebClient;
  readonly ownIds: () => Promise<readonly string[]>;
  readonly suspicions: Suspicions;
}

interface Look {
  readonly watch: Watch;
  /** The message that began it, as the channel's history shows it. */
  readonly root: HistoryMessage;
  /** What is known of it; null for nothing. */
  readonly thread: Thread | null;
  /** Whether its answers are read though nothing seems to be new. */
  readonly readsAll: boolean;
}

/** Keeps what Slack shows of a thread and nobody told. */
export async function catchUpThread(dependencies: CatchUpThreadDependencies, look: Look): Promise<void> {
  const { watch, root, thread } = look;
  if (isTombstone(root)) {
    if (thread !== null) await keepDeletion(dependencies, thread);
    return;
  }
  const written = readMessage(root);
  const ownIds = await dependencies.ownIds();
  // An answer that was also sent to the channel is read with its thread.
  if (written === null || written.threadTs !== written.ts || ownIds.includes(written.writer.id)) return;
  const address = { channelId: watch.channelId, ts: written.ts, inbox: inboxOf(watch) };
  const before = thread ?? newThread(address);
  const messages = await messagesOf(dependencies, look, address);
  const found = withReactions(foundMessages(messages, ownIds), {
    before,
    messages,
    ownIds,
    watch,
    dependencies,
  });
  if (found.facts.reduce(withFact, before) === before) return;
  await keepFacts(dependencies, address, found);
  await dependencies.watches.noteEvent(watch.channelId, latestOf(found.facts));
}

/** That a known thread is gone: it counts from its latest message, once it is seen to stay so. */
export async function keepDeletion(dependencies: CatchUpThreadDependencies, thread: Thread): Promise<void> {
  const hasRoot = thread.messages.some(({ ts }) => ts === thread.ts);
  if (thread.deletedAt !== null || !hasRoot) return;
  const latest = Math.max(...thread.messages.map(({ ts }) => instantOfTimestamp(ts)));
  const at = dependencies.suspicions.confirm(`${thread.channelId} ${thread.ts} deleted`, latest);
  if (at !== null) await keepFacts(dependencies, thread, { facts: [{ kind: "deleted", at }], writers: [] });
}

async function messagesOf(
  { reading }: CatchUpThreadDependencies,
  { root, thread, readsAll }: Look,
  address: { readonly channelId: string; readonly ts: string },
): Promise<readonly HistoryMessage[]> {
  if (!readsAll && !hasMore(root, thread)) return [root];
  return (await repliesOf(reading, address)) ?? [root];
}

/** Whether Slack has answers that are not known. */
function hasMore({ reply_count = 0, latest_reply }: HistoryMessage, thread: Thread | null): boolean {
  if (reply_count === 0) return false;
  if (thread === null) return true;
  const messages = [...thread.messages.map(({ ts }) => ts), ...thread.closingMessages];
  const answers = messages.filter((ts) => ts !== thread.ts);
  return reply_count > answers.length || (latest_reply !== undefined && !answers.includes(latest_reply));
}

/** What was found, with the reactions that count: on the first message, and on ours that ask for a rating. */
function withReactions(
  found: Found,
  {
    before,
    messages,
    dependencies: { suspicions },
    ...known
  }: {
    readonly before: Thread;
    readonly messages: readonly HistoryMessage[];
    readonly ownIds: readonly string[];
    readonly watch: Watch;
    readonly dependencies: CatchUpThreadDependencies;
  },
): Found {
  const thread = found.facts.reduce(withFact, before);
  const marked = messages.filter(({ ts = "" }) => ts === thread.ts || thread.closingMessages.includes(ts));
  const reactions = marked.map((message) => foundReactions(thread, message, { ...known, suspicions }));
  return {
    facts: [...found.facts, ...reactions.flatMap((one) => one.facts)],
    writers: [...found.writers, ...reactions.flatMap((one) => one.writers)],
  };
}

function latestOf(facts: Found["facts"]): Instant {
  const instants = facts.map((fact) => ("ts" in fact ? instantOfTimestamp(fact.ts) : fact.at));
  return Math.max(...instants);
}
