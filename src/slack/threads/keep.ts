import {
  newThread,
  type Thread,
  type ThreadFact,
  withFact,
  withPeople,
} from "../../domain/slack-threads/thread";
import { storyOf, type ThreadEvent, type ThreadStory } from "../../ingest/slack-threads/story";
import type { RecogniseAuthor } from "./authors";
import type { Writer } from "./payloads";
import type { IngestEvents, ThreadStore } from "./ports";

const MOST_TRIES = 20;

export interface KeepDependencies {
  readonly threads: ThreadStore;
  readonly recognise: RecogniseAuthor;
  readonly ingest: IngestEvents;
}

/** Which thread, and the channel's name in reports. */
export type ThreadAddress = Pick<Thread, "channelId" | "ts" | "inbox">;

/** What happened, and whoever did it. */
export interface Found {
  readonly facts: readonly ThreadFact[];
  readonly writers: readonly Writer[];
}

/**
 * Keeps facts of a thread; what was kept before changes nothing. Once this answers they are durable, and wait
 * to be told. Answers the thread as it is then.
 */
export async function keepFacts(
  { threads, recognise }: Omit<KeepDependencies, "ingest">,
  address: ThreadAddress,
  { facts, writers }: Found,
): Promise<Thread> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const stored = await threads.find(address.channelId, address.ts);
    const before = stored?.value ?? newThread(address);
    const unknown = writers.filter(({ id }) => !Object.hasOwn(before.people, id));
    const people = await Promise.all(
      unknown.map(async (writer) => [writer.id, await recognise(writer)] as const),
    );
    const after = facts.reduce(withFact, withPeople(before, Object.fromEntries(people)));
    if (after === before) return before;
    const saved = await threads.save(after, { version: stored?.version ?? 0, isUntold: true });
    if (saved === "saved") return after;
  }
  throw new Error("A thread was changed by others again and again; what happened in it was not kept.");
}

/**
 * Tells what of a thread was not told yet. An event is told once: what was told stays, also where something
 * becomes known later that happened before it. Answers what the thread comes to.
 */
export async function tellThread(
  { threads, ingest }: Omit<KeepDependencies, "recognise">,
  { channelId, ts }: Pick<Thread, "channelId" | "ts">,
): Promise<ThreadStory | null> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const stored = await threads.find(channelId, ts);
    if (stored === null) return null;
    const { value, version } = stored;
    const story = storyOf(value);
    const untold = story.events.filter(({ id }) => !value.told.includes(id));
    // Events first: after a death in between they come once more, under the same ids.
    if (untold.length > 0) await ingest(untold);
    const told = [...value.told, ...untold.map(({ id }: ThreadEvent) => id)];
    if ((await threads.save({ ...value, told }, { version, isUntold: false })) === "saved") return story;
  }
  throw new Error("A thread was changed by others again and again; what was told is not noted.");
}
