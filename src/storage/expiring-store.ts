import type { Collection } from "mongodb";
import { SharedReads } from "../shared-reads";
import { atDatabase, succeedsUnlessTaken } from "./database";
import { keyOf } from "./event-document";

interface ExpiringDocument {
  readonly _id: string;
  readonly text: string;
  readonly expiresAt: Date;
}

/** Small texts of one workspace that are kept for a time, for all instances. */
export class ExpiringStore {
  private readonly reads = new SharedReads<ExpiringDocument | null>();

  constructor(
    private readonly collection: Collection<ExpiringDocument>,
    private readonly workspace: string,
  ) {}

  /** Keeps the text at least until `expiresAt`, in place of an earlier one of that key. */
  async put(key: string, text: string, expiresAt: Date): Promise<void> {
    const filter = { _id: keyOf(this.workspace, key) };
    await atDatabase(() =>
      this.collection.updateOne(filter, { $set: { text, expiresAt } }, { upsert: true }),
    );
  }

  /** The text, or null when there is none or it expired before `now`. */
  async get(key: string, now: Date): Promise<string | null> {
    const document = await this.reads.read(key, () =>
      atDatabase(() => this.collection.findOne({ _id: keyOf(this.workspace, key) })),
    );
    return document !== null && now < document.expiresAt ? document.text : null;
  }

  /** Takes a key that nobody has taken; false when it is taken. Of many at once exactly one gets true. */
  async claim(key: string, expiresAt: Date): Promise<boolean> {
    const document = { _id: keyOf(this.workspace, key), text: "", expiresAt };
    return succeedsUnlessTaken(() => this.collection.insertOne(document));
  }
}
