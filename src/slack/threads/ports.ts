import type { WatchService } from "../../../commands/caseboard/watch-service";
import type { Instant } from "../../domain/instant";
import type { Thread } from "../../domain/slack-threads/thread";
import type { ThreadEvent } from "../../ingest/slack-threads/story";

/** The channels that are watched; implemented by storage. */
export interface WatchStore extends Omit<WatchService, "lookUp" | "now"> {
  /** Moves the instant of the channel's last event forward, never back. */
  noteEvent(channelId: string, at: Instant): Promise<void>;
}

interface StoredThread {
  readonly value: Thread;
  readonly version: number;
}

/** What is known of the threads of watched channels; implemented by storage. */
export interface ThreadStore {
  find(channelId: string, ts: string): Promise<StoredThread | null>;
  /** The thread in which this is a message of ours that asks for a rating. */
  ofClosingMessage(channelId: string, ts: string): Promise<StoredThread | null>;
  /** The threads of the channel that began then or later. */
  begunSince(channelId: string, since: Instant): Promise<readonly Thread[]>;
  /** Threads in which something may wait to be told, the first so many. */
  untold(most: number): Promise<readonly Thread[]>;
  /** In place of what was read at that version; 0 for a new one. */
  save(
    thread: Thread,
    state: { readonly version: number; readonly isUntold: boolean },
  ): Promise<"saved" | "changed-meanwhile">;
}

/** Stores events like those of every other source; resolves when they are durable and in every report. */
export type IngestEvents = (events: readonly ThreadEvent[]) => Promise<void>;
