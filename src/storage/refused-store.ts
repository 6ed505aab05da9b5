import { createHash } from "node:crypto";
import type { Collection } from "mongodb";
import type { FieldProblem } from "../domain/events";
import type { Instant } from "../domain/instant";
import { duplicatesOf, inChunks, inKeyOrder } from "./bulk";
import { atDatabase } from "./database";
import { idOf, keyOf } from "./event-document";
import { untilNoneIsLost } from "./races";

interface RefusedDocument {
  readonly _id: string;
  readonly workspace: string;
  readonly outcome: Refused["outcome"];
  readonly body: string;
  readonly replayable: boolean;
  readonly eventId: string | null;
  readonly problems: readonly FieldProblem[];
  readonly origin: string;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly count: number;
}

/** An event that was refused, as it came, and why. */
export interface Refused {
  /** `rejected`: against the contract. `conflict`: another event with its id was stored before. */
  readonly outcome: "rejected" | "conflict";
  /** The text as it came. */
  readonly body: string;
  /** False where the text could not be kept as it came. */
  readonly replayable: boolean;
  readonly eventId: string | null;
  readonly problems: readonly FieldProblem[];
  /** Where it came from, for people: `orders.ndjson:17`, `HTTP, token …`. */
  readonly origin: string;
}

/** A refused event as it is kept. */
export interface KeptRefused extends Refused {
  readonly id: string;
  readonly firstSeenAt: Instant;
  readonly lastSeenAt: Instant;
  /** How often the same text was refused. */
  readonly count: number;
}

/** More of one refused text is not kept; events of a sane size are far smaller. */
export const longestKeptBody = 256 * 1024;

const DOCUMENTS_A_WRITE = 500;

/** Refused events, for the operator to look at and to replay; the same text is kept once. */
export class RefusedStore {
  constructor(private readonly collection: Collection<RefusedDocument>) {}

  /** Keeps them durably. */
  async keep(workspace: string, refused: readonly Refused[], now: Instant): Promise<void> {
    for (const chunk of inChunks(refused, DOCUMENTS_A_WRITE)) {
      const operations = chunk.map((one) => keepOperation(workspace, one, new Date(now)));
      const ordered = inKeyOrder(operations, ({ updateOne }) => updateOne.filter._id);
      // Two processes may be the first with the same text; whoever comes second counts one more.
      await untilNoneIsLost(ordered, async (pending) => {
        const duplicates = await atDatabase(() =>
          duplicatesOf(() => this.collection.bulkWrite([...pending], { ordered: false })),
        );
        return duplicates.flatMap((index) => pending[index] ?? []);
      });
    }
  }

  /** The ones refused last, newest first. */
  async list(workspace: string, limit: number): Promise<KeptRefused[]> {
    const cursor = this.collection.find({ workspace }).sort({ lastSeenAt: -1, _id: 1 }).limit(limit);
    const documents = await atDatabase(() => cursor.toArray());
    return documents.map(keptOfDocument);
  }

  /** All of them, one after the other. */
  async *all(workspace: string): AsyncGenerator<KeptRefused> {
    for await (const document of this.collection.find({ workspace })) yield keptOfDocument(document);
  }

  async find(workspace: string, id: string): Promise<KeptRefused | undefined> {
    const document = await atDatabase(() =>
      this.collection.findOne({ _id: keyOf(workspace, id), workspace }),
    );
    return document === null ? undefined : keptOfDocument(document);
  }

  async remove(workspace: string, id: string): Promise<void> {
    await atDatabase(() => this.collection.deleteOne({ _id: keyOf(workspace, id), workspace }));
  }

  async counts(workspace: string): Promise<{ readonly rejected: number; readonly conflicts: number }> {
    const count = (outcome: Refused["outcome"]) =>
      atDatabase(() => this.collection.countDocuments({ workspace, outcome }));
    const [rejected, conflicts] = await Promise.all([count("rejected"), count("conflict")]);
    return { rejected, conflicts };
  }
}

function keepOperation(workspace: string, refused: Refused, now: Date) {
  const { outcome, problems, origin, eventId } = refused;
  const isWhole = refused.body.length <= longestKeptBody;
  const body = isWhole ? refused.body : refused.body.slice(0, longestKeptBody);
  const id = createHash("sha256").update(refused.body).digest("base64url").slice(0, 22);
  return {
    updateOne: {
      // With the workspace, by which a sharded cluster finds the shard.
      filter: { _id: keyOf(workspace, id), workspace },
      update: {
        $setOnInsert: { body, replayable: refused.replayable && isWhole, firstSeenAt: now },
        $set: { outcome, problems, origin, eventId, lastSeenAt: now },
        $inc: { count: 1 },
      },
      upsert: true,
    },
  };
}

function keptOfDocument({
  _id,
  workspace,
  firstSeenAt,
  lastSeenAt,
  ...refused
}: RefusedDocument): KeptRefused {
  return {
    ...refused,
    id: idOf(workspace, _id),
    firstSeenAt: firstSeenAt.getTime(),
    lastSeenAt: lastSeenAt.getTime(),
  };
}
