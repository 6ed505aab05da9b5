import type { Collection } from "mongodb";
import type { Instant } from "../domain/instant";
import { duplicatesOf } from "./bulk";
import { atDatabase } from "./database";

interface BackfillDocument {
  readonly _id: string;
  readonly workspace: string;
  readonly platform: string;
  readonly version: number;
  readonly since: Date;
  readonly until: Date;
  readonly cursor: string | null;
  readonly isDone: boolean;
  readonly conversations: number;
  readonly updatedAt: Date;
}

/** How far a back-fill has come; what the cursor means only its platform's source knows. */
interface Position {
  readonly since: Instant;
  readonly until: Instant;
  readonly cursor: string | null;
  readonly isDone: boolean;
  readonly conversations: number;
}

/** Positions of back-fills, one document for a platform in a workspace, replaced by comparison of versions. */
export class BackfillStore {
  constructor(private readonly collection: Collection<BackfillDocument>) {}

  /** The position and its version; version 0 where there is none. */
  async read(
    workspace: string,
    platform: string,
  ): Promise<{ readonly position: Position | null; readonly version: number }> {
    const _id = keyOf(workspace, platform);
    const document = await atDatabase(() => this.collection.findOne({ _id }));
    if (document === null) return { position: null, version: 0 };
    const { cursor, isDone, conversations, version } = document;
    const since = document.since.getTime();
    const until = document.until.getTime();
    return { position: { since, until, cursor, isDone, conversations }, version };
  }

  /** Answers false, and changes nothing, when the version is another one by now. */
  async replace(
    workspace: string,
    platform: string,
    next: { readonly position: Position; readonly expectedVersion: number },
    now: Instant,
  ): Promise<boolean> {
    const { position, expectedVersion } = next;
    const filter = { _id: keyOf(workspace, platform), version: expectedVersion };
    const replacement = {
      ...filter,
      workspace,
      platform,
      version: expectedVersion + 1,
      since: new Date(position.since),
      until: new Date(position.until),
      cursor: position.cursor,
      isDone: position.isDone,
      conversations: position.conversations,
      updatedAt: new Date(now),
    };
    // Where the version differs nothing matches, and the insert fails at the key that exists.
    const operation = { replaceOne: { filter, replacement, upsert: true } };
    const lost = await atDatabase(() => duplicatesOf(() => this.collection.bulkWrite([operation])));
    return lost.length === 0;
  }
}

function keyOf(workspace: string, platform: string): string {
  return JSON.stringify([workspace, platform]);
}
