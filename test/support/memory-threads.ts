import type { Thread } from "../../src/domain/slack-threads/thread";
import type { Watch } from "../../src/domain/slack-threads/watch";
import type { ThreadOptions } from "../../src/slack/threads/open-threads";
import type { ThreadStore, WatchStore } from "../../src/slack/threads/ports";

/** Watched channels and their threads in memory; what is told goes nowhere. */
export function memoryThreads(): ThreadOptions {
  return { watches: memoryWatches(), threads: noThreads, ingest: async () => undefined };
}

function memoryWatches(): WatchStore {
  const kept = new Map<string, { value: Watch; version: number; lastEventAt: number | null }>();
  return {
    list: async () => [...kept.values()],
    find: async (channelId) => kept.get(channelId) ?? null,
    save: async (watch, version) => {
      const before = kept.get(watch.channelId);
      if ((before?.version ?? 0) !== version) return "changed-meanwhile";
      kept.set(watch.channelId, {
        value: watch,
        version: version + 1,
        lastEventAt: before?.lastEventAt ?? null,
      });
      return "saved";
    },
    remove: async (channelId) => kept.delete(channelId),
    noteEvent: async () => undefined,
  };
}

const nobodyAsks = async (): Promise<null> => null;
const none = async (): Promise<readonly Thread[]> => [];

/** For tests in which nobody writes in a watched channel. */
const noThreads: ThreadStore = {
  find: nobodyAsks,
  ofClosingMessage: nobodyAsks,
  begunSince: none,
  untold: none,
  save: async () => "saved",
};
