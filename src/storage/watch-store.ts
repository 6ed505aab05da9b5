import type { Collection } from "mongodb";
import type { Instant } from "../domain/instant";
import { type Watch, watchSchema } from "../domain/slack-threads/watch";
import { atDatabase, succeedsUnlessTaken } from "./database";
import { keyOf } from "./event-document";

interface WatchDocument {
  readonly _id: string;
  readonly workspace: string;
  readonly version: number;
  /** Beside the watch, because it moves without anybody changing the watch. */
  readonly lastEventAt?: Date;
  readonly watch: unknown;
}

interface StoredWatch {
  readonly value: Watch;
  readonly version: number;
  /** When the last thing happened in the channel that was kept; null before the first. */
  readonly lastEventAt: Instant | null;
}

/** The channels of one workspace whose threads are read, one document each. */
export class WatchStore {
  constructor(
    private readonly collection: Collection<WatchDocument>,
    private readonly workspace: string,
  ) {}

  /** All of them, by name. */
  async list(): Promise<readonly StoredWatch[]> {
    const cursor = this.collection.find({ workspace: this.workspace }).sort({ _id: 1 });
    const found = (await atDatabase(() => cursor.toArray())).map(watchOfDocument);
    return found.sort((left, right) => left.value.name.localeCompare(right.value.name, "en"));
  }

  async find(channelId: string): Promise<StoredWatch | null> {
    const _id = keyOf(this.workspace, channelId);
    const document = await atDatabase(() => this.collection.findOne({ _id }));
    return document && watchOfDocument(document);
  }

  /** In place of what was read at that version; 0 for a new one. */
  async save(watch: Watch, version: number): Promise<"saved" | "changed-meanwhile"> {
    const _id = keyOf(this.workspace, watch.channelId);
    if (version === 0) return this.insert(_id, watch);
    const update = { $set: { watch, version: version + 1 } };
    const { matchedCount } = await atDatabase(() => this.collection.updateOne({ _id, version }, update));
    return matchedCount === 1 ? "saved" : "changed-meanwhile";
  }

  /** False when the channel was not watched. */
  async remove(channelId: string): Promise<boolean> {
    const _id = keyOf(this.workspace, channelId);
    const { deletedCount } = await atDatabase(() => this.collection.deleteOne({ _id }));
    return deletedCount > 0;
  }

  /** Moves `lastEventAt` forward, never back; the version stays. */
  async noteEvent(channelId: string, at: Instant): Promise<void> {
    const _id = keyOf(this.workspace, channelId);
    const update = { $max: { lastEventAt: new Date(at) } };
    await atDatabase(() => this.collection.updateOne({ _id }, update));
  }

  private async insert(_id: string, watch: Watch): Promise<"saved" | "changed-meanwhile"> {
    const document = { _id, workspace: this.workspace, version: 1, watch };
    const isNew = await succeedsUnlessTaken(() => this.collection.insertOne(document));
    return isNew ? "saved" : "changed-meanwhile";
  }
}

function watchOfDocument({ watch, version, lastEventAt }: WatchDocument): StoredWatch {
  return { value: watchSchema.parse(watch), version, lastEventAt: lastEventAt?.getTime() ?? null };
}
