import { createHash } from "node:crypto";
import type { Collection } from "mongodb";
import type { Instant } from "../domain/instant";
import { inKeyOrder } from "./bulk";
import { atDatabase } from "./database";
import { keyOf } from "./event-document";

interface HeldWebhookDocument {
  readonly _id: string;
  readonly workspace: string;
  readonly platform: string;
  readonly connection: string;
  readonly body: string;
  readonly awaits: string;
  readonly receivedAt: Date;
  readonly tryAt: Date;
}

/** A genuine webhook of which cannot be told yet to which conversation it belongs. */
export interface HeldWebhook {
  readonly workspace: string;
  readonly platform: string;
  /** The id of the connection that it came by. */
  readonly connection: string;
  /** As it came. */
  readonly body: string;
  /** How the ids of the conversations begin that it may belong to. */
  readonly awaits: string;
  /** When it came first. */
  readonly receivedAt: Instant;
}

/** A held webhook as it is kept. */
export interface KeptWebhook extends HeldWebhook {
  readonly key: string;
}

/** More of one contact at once are left to the job. */
const MOST_AWAITING = 500;

/** Webhooks that wait until it is known to which conversation they belong; the same one is kept once. */
export class HeldWebhookStore {
  constructor(private readonly collection: Collection<HeldWebhookDocument>) {}

  /** Keeps it durably, to be tried from its receipt on. One that is kept already stays as it is. */
  async keep(held: HeldWebhook): Promise<void> {
    const { receivedAt, ...rest } = held;
    const since = new Date(receivedAt);
    const document = { ...rest, receivedAt: since, tryAt: since };
    await atDatabase(() =>
      this.collection.updateOne({ _id: keyOfHeld(held) }, { $setOnInsert: document }, { upsert: true }),
    );
  }

  /** The first ones to be tried again, at most `limit`. */
  async due(now: Instant, limit: number): Promise<readonly KeptWebhook[]> {
    const cursor = this.collection
      .find({ tryAt: { $lte: new Date(now) } })
      .sort({ tryAt: 1, _id: 1 })
      .limit(limit);
    return (await atDatabase(() => cursor.toArray())).map(keptOfDocument);
  }

  /** Those of the workspace that may belong to one of these conversations. */
  async awaiting(workspace: string, conversationIds: readonly string[]): Promise<readonly KeptWebhook[]> {
    const beginnings = [...new Set(conversationIds.flatMap(beginningsOf))];
    const cursor = this.collection
      .find({ workspace, awaits: { $in: beginnings } })
      .sort({ _id: 1 })
      .limit(MOST_AWAITING);
    return (await atDatabase(() => cursor.toArray())).map(keptOfDocument);
  }

  /** Leaves each alone until its instant. */
  async postpone(tries: readonly { readonly key: string; readonly tryAt: Instant }[]): Promise<void> {
    if (tries.length === 0) return;
    const operations = inKeyOrder(tries, ({ key }) => key).map(({ key: _id, tryAt }) => ({
      updateOne: { filter: { _id }, update: { $set: { tryAt: new Date(tryAt) } } },
    }));
    await atDatabase(() => this.collection.bulkWrite(operations, { ordered: false }));
  }

  async remove(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const operations = inKeyOrder(keys, (key) => key).map((_id) => ({ deleteOne: { filter: { _id } } }));
    await atDatabase(() => this.collection.bulkWrite(operations, { ordered: false }));
  }

  /** How many are held, of all workspaces. */
  count(): Promise<number> {
    return atDatabase(() => this.collection.countDocuments({}));
  }
}

/** The same body by the same connection has the same key, so that a retry is held once. */
function keyOfHeld({ workspace, connection, body }: HeldWebhook): string {
  const hash = createHash("sha256").update(body).digest("base64url");
  return keyOf(workspace, `${connection}/${hash}`);
}

function beginningsOf(id: string): string[] {
  return Array.from({ length: id.length }, (_, index) => id.slice(0, index + 1));
}

function keptOfDocument(document: HeldWebhookDocument): KeptWebhook {
  const { _id: key, receivedAt, tryAt: _tryAt, ...rest } = document;
  return { ...rest, key, receivedAt: receivedAt.getTime() };
}
