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
  readonly isAcknowledged?: boolean;
  readonly isDerived?: boolean;
  readonly changedDays?: readonly number[];
}

/** What a batch touches: written before its events, removed once everything derived has them. */
export interface JournalEntry {
  readonly key: string;
  readonly workspace: string;
  readonly conversationIds: readonly string[];
  /** Events of the batch that say something about the directory. */
  readonly directoryEventIds: readonly string[];
  readonly startedAt: Instant;
  /** Whether all of it is stored and its sender was told so: whoever reads from then on must see it. */
  readonly isAcknowledged: boolean;
  /** Whether somebody other than its owner derived what had been stored of it by then. */
  readonly isDerived: boolean;
  /** The UTC days, counted from 1970-01-01, whose sums its events or its conversations change. */
  readonly changedDays: readonly number[];
}

/** The batches on their way, so that a death between two writes leaves a trace to go by. */
export class Journal {
  constructor(private readonly collection: Collection<JournalDocument>) {}

  /** Notes a batch durably; answers the key under which it is ended. */
  async begin(
    touched: Pick<JournalEntry, "workspace" | "conversationIds" | "directoryEventIds" | "startedAt"> &
      Partial<Pick<JournalEntry, "changedDays">>,
  ): Promise<string> {
    const document = { _id: randomUUID(), ...touched, startedAt: new Date(touched.startedAt) };
    await atDatabase(() => this.collection.insertOne(document));
    return document._id;
  }

  /** Notes that all of the batch is stored: from now on readers wait until it is derived. */
  async acknowledge(key: string): Promise<void> {
    await atDatabase(() => this.collection.updateOne({ _id: key }, { $set: { isAcknowledged: true } }));
  }

  /** Notes durably, before conversations of the batch are written, the UTC days whose sums that changes. */
  async noteDays(key: string, days: readonly number[]): Promise<void> {
    const noted = { $addToSet: { changedDays: { $each: [...days] } }, $set: { isDerived: false } };
    await atDatabase(() => this.collection.updateOne({ _id: key }, noted));
  }

  /** Removes batches of which everything is derived. */
  async end(keys: readonly string[]): Promise<void> {
    await atDatabase(() => this.collection.deleteMany({ _id: { $in: [...keys] } }));
  }

  /**
   * Notes that what is stored of the batch has been derived, though more of it may still come; nothing is
   * noted where its owner has changed further days meanwhile.
   */
  async markDerived({ key, changedDays }: Pick<JournalEntry, "key" | "changedDays">): Promise<void> {
    const unchanged = { _id: key, [`changedDays.${changedDays.length}`]: { $exists: false } };
    await atDatabase(() => this.collection.updateOne(unchanged, { $set: { isDerived: true } }));
  }

  /** The batches on their way, of one workspace or of all. */
  async pending(workspace?: string): Promise<JournalEntry[]> {
    const filter = workspace === undefined ? {} : { workspace };
    return (await atDatabase(() => this.collection.find(filter).toArray())).map(entryOf);
  }

  /** Those of the batches that are still on their way. */
  async withKeys(keys: readonly string[]): Promise<JournalEntry[]> {
    const filter = { _id: { $in: [...keys] } };
    return (await atDatabase(() => this.collection.find(filter).toArray())).map(entryOf);
  }

  /** The batches of the workspace that were acknowledged and that nobody has derived, by key. */
  async underived(workspace: string): Promise<string[]> {
    const filter = { workspace, isAcknowledged: true, isDerived: { $ne: true } };
    const cursor = this.collection.find(filter).project<{ _id: string }>({ _id: 1 });
    return (await atDatabase(() => cursor.toArray())).map(({ _id }) => _id);
  }

  count(): Promise<number> {
    return atDatabase(() => this.collection.countDocuments({}));
  }
}

function entryOf({ _id, startedAt, ...document }: JournalDocument): JournalEntry {
  const { workspace, conversationIds, directoryEventIds } = document;
  return {
    key: _id,
    workspace,
    conversationIds,
    directoryEventIds,
    startedAt: startedAt.getTime(),
    isAcknowledged: document.isAcknowledged ?? false,
    isDerived: document.isDerived ?? false,
    changedDays: document.changedDays ?? [],
  };
}
