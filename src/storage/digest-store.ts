import type { Collection } from "mongodb";
import { mongo } from "mongoose";
import { type Digest, digestSchema } from "../domain/digests/digest";
import type { Instant } from "../domain/instant";
import { DUPLICATE_KEY } from "./bulk";
import { atDatabase } from "./database";
import { keyOf } from "./event-document";

interface DigestDocument {
  readonly _id: string;
  readonly workspace: string;
  readonly foldedName: string;
  readonly version: number;
  /** Beside the digest, because it moves without anybody changing the digest. */
  readonly plannedUpTo: Date;
  readonly digest: unknown;
}

interface VersionedDigest {
  readonly value: Digest;
  readonly version: number;
}

/** The digests of one workspace, one document each. */
export class DigestStore {
  constructor(
    private readonly collection: Collection<DigestDocument>,
    private readonly workspace: string,
  ) {}

  /** All of them, by name. */
  async list(): Promise<readonly VersionedDigest[]> {
    const cursor = this.collection.find({ workspace: this.workspace }).sort({ foldedName: 1 });
    return (await atDatabase(() => cursor.toArray())).map(digestOfDocument);
  }

  async find(id: string): Promise<VersionedDigest | null> {
    const _id = keyOf(this.workspace, id);
    const document = await atDatabase(() => this.collection.findOne({ _id }));
    return document && digestOfDocument(document);
  }

  /** In place of what was read at that version; 0 for a new one. */
  async save(digest: Digest, version: number): Promise<"saved" | "name-taken" | "changed-meanwhile"> {
    const _id = keyOf(this.workspace, digest.id);
    try {
      if (version === 0) {
        await this.collection.insertOne({ _id, ...this.fieldsOf(digest), version: 1 });
        return "saved";
      }
      const update = { $set: { ...this.fieldsOf(digest), version: version + 1 } };
      const { matchedCount } = await this.collection.updateOne({ _id, version }, update);
      return matchedCount === 1 ? "saved" : "changed-meanwhile";
    } catch (error) {
      if (!(error instanceof mongo.MongoServerError && error.code === DUPLICATE_KEY)) {
        return atDatabase(() => Promise.reject(error));
      }
      const isThere = version === 0 && (await this.find(digest.id)) !== null;
      return isThere ? "changed-meanwhile" : "name-taken";
    }
  }

  /** False when there is none of that id. */
  async remove(id: string): Promise<boolean> {
    const _id = keyOf(this.workspace, id);
    const { deletedCount } = await atDatabase(() => this.collection.deleteOne({ _id }));
    return deletedCount > 0;
  }

  /** Moves `plannedUpTo` forward, never back; the version stays. */
  async notePlanned(id: string, upTo: Instant): Promise<void> {
    const _id = keyOf(this.workspace, id);
    const update = { $max: { plannedUpTo: new Date(upTo) } };
    await atDatabase(() => this.collection.updateOne({ _id }, update));
  }

  private fieldsOf({ plannedUpTo, ...digest }: Digest) {
    return {
      workspace: this.workspace,
      foldedName: folded(digest.name),
      plannedUpTo: new Date(plannedUpTo),
      digest,
    };
  }
}

/** The same for names that differ in case or spaces only. */
function folded(name: string): string {
  return name.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}

function digestOfDocument({ digest, plannedUpTo, version }: DigestDocument): VersionedDigest {
  const stored = typeof digest === "object" && digest !== null ? digest : {};
  return { value: digestSchema.parse({ ...stored, plannedUpTo: plannedUpTo.getTime() }), version };
}
