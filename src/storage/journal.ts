import { randomUUID } from "node:crypto";
import type { Collection } from "mongodb";
import type { Instant } from "../domain/instant";
import { atDatabase } from "./database";

interface JournalDocument {
  readonly _id: string;
  readonly workspace: string;
  readonly conversationIds: readonly string[];
  readonly directoryEventIds: readonly string[];
  readonly startedAt: Date;
  readonly derivedAt: Date | null;
}

/** What a batch touches: written before its events, removed once everything derived has them. */
export interface JournalEntry {
  readonly key: string;
  readonly workspace: string;
  readonly conversationIds: readonly string[];
  /** Events of the batch that say something about the directory. */
  readonly directoryEventIds: readonly string[];
  readonly startedAt: Instant;
  /** When somebody other than its owner derived what had been stored of it by then. */
  readonly derivedAt: Instant | null;
}

/** The batches on their way, so that a death between two writes leaves a trace to go by. */
export class Journal {
  constructor(private readonly collection: Collection<JournalDocument>) {}

  /** Notes a batch durably; answers the key under which it is ended. */
  async begin(touched: Omit<JournalEntry, "key" | "derivedAt">): Promise<string> {
    const document = {
      _id: randomUUID(),
      ...touched,
      startedAt: new Date(touched.startedAt),
      derivedAt: null,
    };
    await atDatabase(() => this.collection.insertOne(document));
    return document._id;
  }

  async end(key: string): Promise<void> {
    await atDatabase(() => this.collection.deleteOne({ _id: key }));
  }

  /** Notes that what is stored of the batch has been derived, though more of it may still come. */
  async markDerived(key: string, at: Instant): Promise<void> {
    await atDatabase(() => this.collection.updateOne({ _id: key }, { $set: { derivedAt: new Date(at) } }));
  }

  /** The batches on their way, of one workspace or of all. */
  async pending(workspace?: string): Promise<JournalEntry[]> {
    const filter = workspace === undefined ? {} : { workspace };
    const documents = await atDatabase(() => this.collection.find(filter).toArray());
    return documents.map(({ _id, startedAt, derivedAt, ...touched }) => ({
      ...touched,
      key: _id,
      startedAt: startedAt.getTime(),
      derivedAt: derivedAt?.getTime() ?? null,
    }));
  }

  count(): Promise<number> {
    return atDatabase(() => this.collection.countDocuments({}));
  }
}
