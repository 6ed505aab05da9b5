import type { App } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import type { WatchService } from "../../../commands/caseboard/watch-service";
import type { Thread } from "../../domain/slack-threads/thread";
import type { Clocks, ExpiringStore, Log } from "../ports";
import type { Work } from "../work";
import type { RecogniseAuthor } from "./authors";
import { lookUpChannel } from "./channel-look-up";
import { askForRating, offerScores } from "./closing-message";
import { openInTurn } from "./in-turn";
import { keepFacts, tellThread } from "./keep";
import { openCatchUp } from "./open-catch-up";
import { type Happening, readHappening } from "./payloads";
import type { IngestEvents, ThreadStore, WatchStore } from "./ports";
import { openReadThread } from "./read-thread";
import { takeHappening } from "./take";

/** What reading threads needs of storage and ingesting. */
export interface ThreadOptions {
  readonly watches: WatchStore;
  readonly threads: ThreadStore;
  readonly ingest: IngestEvents;
}

export interface ThreadDependencies extends ThreadOptions {
  readonly recognise: RecogniseAuthor;
  /** Our own user id and bot id in Slack. */
  readonly ownIds: () => Promise<readonly string[]>;
  readonly reading: WebClient;
  readonly posting: WebClient;
  readonly expiring: ExpiringStore;
  readonly clocks: Clocks;
  readonly log: Log;
}

/** Threads of watched channels as conversations. */
export interface Threads {
  /** Keeps and tells what happened, when it happened in a watched channel. */
  take(happening: Happening): Promise<void>;
  /** Keeps what was missed and tells what waits, until all is done or the signal says to stop. */
  catchUp(signal: AbortSignal): Promise<void>;
  /** What `/caseboard watch` works with. */
  readonly service: WatchService;
}

export function openThreads(dependencies: ThreadDependencies): Threads {
  const { reading, watches, clocks } = dependencies;
  const taking = { ...dependencies, readThread: openReadThread(reading, dependencies.ownIds) };

  async function tell(thread: Thread): Promise<void> {
    const story = await tellThread(dependencies, thread);
    const stored = story?.closing ? await watches.find(thread.channelId) : null;
    if (!story || !stored?.value.asksForRatings) return;
    const asked = await askForRating(dependencies, thread, story);
    if (asked === null) return;
    // Known before anybody can tap.
    await keepFacts(dependencies, thread, { facts: [{ kind: "closing-message", ts: asked }], writers: [] });
    await offerScores(dependencies, { channelId: thread.channelId, ts: asked });
  }

  // What comes after a time of being down is told after what was missed: who answered first is decided by both.
  let isCaughtUp = false;
  const inTurn = openInTurn();
  const catchUp = openCatchUp({ ...dependencies, tell });

  return {
    take: (happening) =>
      inTurn(happening.channelId, async () => {
        const thread = await takeHappening(taking, happening);
        if (thread !== null && isCaughtUp) await tell(thread);
      }),
    catchUp: async (signal) => {
      await catchUp.read({ isFirst: !isCaughtUp, signal });
      isCaughtUp = true;
      await catchUp.tellAll(signal);
    },
    service: {
      list: () => watches.list(),
      find: (channelId) => watches.find(channelId),
      save: (watch, version) => watches.save(watch, version),
      remove: (channelId) => watches.remove(channelId),
      now: clocks.realTime,
      lookUp: (channelId) => lookUpChannel(reading, channelId),
    },
  };
}

/** Hands on what Slack tells of messages and reactions; each request is answered before the work begins. */
export function listenToThreads(app: App, work: Work, threads: Pick<Threads, "take">): void {
  const take = async ({ body }: { readonly body: unknown }) => {
    const happening = readHappening(body);
    // There is nobody to tell of a failure: it is logged, and what was missed is caught up with.
    if (happening !== null)
      work.start(
        "thread",
        () => threads.take(happening),
        async () => undefined,
      );
  };
  app.event("message", take);
  app.event("reaction_added", take);
  app.event("reaction_removed", take);
}
