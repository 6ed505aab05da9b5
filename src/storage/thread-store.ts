import type { Collection } from "mongodb";
import type { Instant } from "../domain/instant";
import { instantOfTimestamp, type Thread, threadSchema } from "../domain/slack-threads/thread";
import { atDatabase, succeedsUnlessTaken } from "./database";
import { keyOf } from "./event-document";

interface ThreadDocument {
  readonly _id: string;
  readonly workspace: string;
  readonly channelId: string;
  readonly beganAt: Date;
  /** Our own messages in it, by which a reaction on one finds its thread. */
  readonly closingMessages: readonly string[];
  /** Whether there may be something in it that was not told yet. */
  readonly isUntold: boolean;
  readonly version: number;
  readonly thread: unknown;
}

interface StoredThread {
  readonly value: Thread;
  readonly version: number;
}

/** What is known of the threads of one workspace's watched channels, one document each; no texts. */
export class ThreadStore {
  constructor(
    private readonly collection: Collection<ThreadDocument>,
    private readonly workspace: string,
  ) {}

  async find(channelId: string, ts: string): Promise<StoredThread | null> {
    const own = this.key(channelId, ts);
    const document = await atDatabase(() => this.collection.findOne(own));
    return document && threadOfDocument(document);
  }

  /** The thread in which this is a message of ours that asks for a rating. */
  async ofClosingMessage(channelId: string, ts: string): Promise<StoredThread | null> {
    const question = { workspace: this.workspace, channelId, closingMessages: ts };
    const document = await atDatabase(() => this.collection.findOne(question));
    return document && threadOfDocument(document);
  }

  /** The threads of the channel that began then or later. */
  async begunSince(channelId: string, since: Instant): Promise<readonly Thread[]> {
    const question = { workspace: this.workspace, channelId, beganAt: { $gte: new Date(since) } };
    const documents = await atDatabase(() => this.collection.find(question).sort({ _id: 1 }).toArray());
    return documents.map((document) => threadOfDocument(document).value);
  }

  /** Threads in which something may wait to be told, the first so many. */
  async untold(most: number): Promise<readonly Thread[]> {
    const question = { workspace: this.workspace, isUntold: true };
    const documents = await atDatabase(() => this.collection.find(question).limit(most).toArray());
    return documents.map((document) => threadOfDocument(document).value);
  }

  /** In place of what was read at that version; 0 for a new one. */
  async save(
    thread: Thread,
    { version, isUntold }: { readonly version: number; readonly isUntold: boolean },
  ): Promise<"saved" | "changed-meanwhile"> {
    const own = this.key(thread.channelId, thread.ts);
    const { closingMessages } = thread;
    if (version === 0) return this.insert(own, thread, isUntold);
    const update = { $set: { thread, closingMessages, isUntold, version: version + 1 } };
    const { matchedCount } = await atDatabase(() => this.collection.updateOne({ ...own, version }, update));
    return matchedCount === 1 ? "saved" : "changed-meanwhile";
  }

  private async insert(
    own: Pick<ThreadDocument, "_id" | "workspace">,
    thread: Thread,
    isUntold: boolean,
  ): Promise<"saved" | "changed-meanwhile"> {
    const { channelId, ts, closingMessages } = thread;
    const beganAt = new Date(instantOfTimestamp(ts));
    const document = { ...own, channelId, beganAt, closingMessages, isUntold, version: 1, thread };
    const isNew = await succeedsUnlessTaken(() => this.collection.insertOne(document));
    return isNew ? "saved" : "changed-meanwhile";
  }

  /** With the workspace, by which a sharded cluster finds the shard. */
  private key(channelId: string, ts: string) {
    const { workspace } = this;
    return { _id: keyOf(workspace, `${channelId}:${ts}`), workspace };
  }
}

function threadOfDocument({ thread, version }: ThreadDocument): StoredThread {
  return { value: threadSchema.parse(thread), version };
}
