import { instantOfTimestamp, type Thread } from "../../domain/slack-threads/thread";
import { inboxOf, meaningOf, type Watch } from "../../domain/slack-threads/watch";
import type { ThreadAddress } from "./keep";
import { type Found, type KeepDependencies, keepFacts } from "./keep";
import type { Happening, Writer } from "./payloads";
import type { ThreadStore, WatchStore } from "./ports";
import type { ReadThread } from "./read-thread";

export interface TakeDependencies extends KeepDependencies {
  readonly watches: Pick<WatchStore, "find" | "noteEvent">;
  readonly threads: ThreadStore;
  readonly readThread: ReadThread;
  /** Our own ids in Slack: what we write ourselves counts nowhere. */
  readonly ownIds: () => Promise<readonly string[]>;
}

type Reaction = Extract<Happening, { kind: "reaction" }>;

/**
 * Keeps what happened in a watched channel; everything else is dropped at once. Answers the thread in which
 * something may wait to be told, or null.
 */
export async function takeHappening(
  dependencies: TakeDependencies,
  happening: Happening,
): Promise<Thread | null> {
  const stored = await dependencies.watches.find(happening.channelId);
  if (stored === null) return null;
  const watch = stored.value;
  const thread = await keepHappening(dependencies, watch, happening);
  if (thread !== null) await dependencies.watches.noteEvent(watch.channelId, instantOf(happening));
  return thread;
}

async function keepHappening(
  dependencies: TakeDependencies,
  watch: Watch,
  happening: Happening,
): Promise<Thread | null> {
  switch (happening.kind) {
    case "message": {
      const { ts, threadTs, writer } = happening;
      if ((await dependencies.ownIds()).includes(writer.id)) return null;
      const fact = { kind: "message", ts, by: writer.id } as const;
      return keepWithRoot(dependencies, watch, { ts: threadTs, found: { facts: [fact], writers: [writer] } });
    }
    case "reaction":
      return keepReaction(dependencies, watch, happening);
    case "deleted": {
      // Only the message that began a thread matters, and only where it is known.
      const known = await dependencies.threads.find(watch.channelId, happening.ts);
      const found = { facts: [{ kind: "deleted", at: happening.at } as const], writers: [] };
      return known && keepFacts(dependencies, known.value, found);
    }
  }
}

async function keepReaction(
  dependencies: TakeDependencies,
  watch: Watch,
  { on, emoji, by, change, eventTs }: Reaction,
): Promise<Thread | null> {
  const { threads, ownIds } = dependencies;
  const meaning = meaningOf(emoji, watch);
  if (meaning === null || (await ownIds()).includes(by)) return null;
  const at = instantOfTimestamp(eventTs);
  const fact = { kind: "reaction", on, meaning, by, change, at, eventTs } as const;
  const found: Found = { facts: [fact], writers: [{ id: by, kind: "person" }] };
  if (meaning.kind !== "rating") return keepWithRoot(dependencies, watch, { ts: on, found });
  const asked = await threads.ofClosingMessage(watch.channelId, on);
  return asked && keepFacts(dependencies, asked.value, found);
}

/** Keeps facts of the thread that began then; one whose beginning is not known yet is read from Slack first. */
async function keepWithRoot(
  dependencies: TakeDependencies,
  watch: Watch,
  { ts, found }: { readonly ts: string; readonly found: Found },
): Promise<Thread | null> {
  if (instantOfTimestamp(ts) < watch.since) return null;
  const address: ThreadAddress = { channelId: watch.channelId, ts, inbox: inboxOf(watch) };
  const isRoot = found.facts.some((fact) => fact.kind === "message" && fact.ts === ts);
  if (isRoot || (await dependencies.threads.find(watch.channelId, ts)) !== null) {
    return keepFacts(dependencies, address, found);
  }
  const read = await dependencies.readThread(watch.channelId, ts);
  if (read === null) return null;
  const writers: readonly Writer[] = [...read.writers, ...found.writers];
  return keepFacts(dependencies, address, { facts: [...read.facts, ...found.facts], writers });
}

function instantOf(happening: Happening): number {
  switch (happening.kind) {
    case "message":
      return instantOfTimestamp(happening.ts);
    case "reaction":
      return instantOfTimestamp(happening.eventTs);
    case "deleted":
      return happening.at;
  }
}
