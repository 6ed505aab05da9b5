import { isDeepStrictEqual } from "node:util";
import type { Collection } from "mongodb";
import { type DirectoryEntry, joinEntries } from "../domain/directory";
import { inChunks } from "./bulk";
import { atDatabase } from "./database";
import { keyOf } from "./event-document";
import { putNextVersions } from "./next-versions";
import { untilNoneIsLost } from "./races";

/** The latest word about one member, team or contact, as it is stored. */
export interface DirectoryDocument {
  readonly _id: string;
  readonly workspace: string;
  readonly version: number;
  readonly kind: DirectoryEntry["kind"];
  readonly entry: DirectoryEntry;
}

const ENTRIES_AT_ONCE = 1_000;
/** Few portions, since the embedded database looks for all again for each, and of a few megabytes each. */
const ENTRIES_A_FETCH = 20_000;

/** What tells an entry from every other one of its workspace. */
export function entryKey(entry: Pick<DirectoryEntry, "kind" | "id">): string {
  return `${entry.kind}/${entry.id}`;
}

/** Joins entries about the same record into one each; a contact without a name says nothing. */
export function joinedEntries(entries: Iterable<DirectoryEntry>): Map<string, DirectoryEntry> {
  const joined = new Map<string, DirectoryEntry>();
  for (const entry of entries) {
    if (entry.kind === "contact" && entry.named === null) continue;
    const key = entryKey(entry);
    const known = joined.get(key);
    joined.set(key, known === undefined ? entry : joinEntries(known, entry));
  }
  return joined;
}

/** The directory of members, teams and contacts. */
export class DirectoryStore {
  constructor(readonly collection: Collection<DirectoryDocument>) {}

  /** Joins what these entries say with what is known. Safe to repeat and in any order. */
  async join(workspace: string, entries: Iterable<DirectoryEntry>): Promise<void> {
    const joined = joinedEntries(entries);
    for (const keys of inChunks([...joined.keys()], ENTRIES_AT_ONCE)) {
      await untilNoneIsLost(keys, async (pending) => {
        const present = await this.read(workspace, pending);
        const changed = pending.flatMap((key) => {
          const said = joined.get(key);
          return said === undefined ? [] : changeOf(workspace, said, present.get(key));
        });
        return this.replace(changed);
      });
    }
  }

  /** What is known about these records (keys as `entryKey` makes them). */
  async read(workspace: string, keys: readonly string[]): Promise<Map<string, DirectoryDocument>> {
    const ids = keys.map((key) => keyOf(workspace, key));
    const documents = await atDatabase(() => this.collection.find({ _id: { $in: ids } }).toArray());
    return new Map(documents.map((document) => [entryKey(document.entry), document]));
  }

  /** Every document of the workspace. */
  async *all(workspace: string): AsyncGenerator<DirectoryDocument> {
    yield* this.collection.find({ workspace }, { batchSize: ENTRIES_A_FETCH, noCursorTimeout: true });
  }

  /** Removes a document unless it has another version by now. */
  async remove({ _id, version }: DirectoryDocument): Promise<void> {
    await atDatabase(() => this.collection.deleteOne({ _id, version }));
  }

  /** Puts these documents in the place of those of one version less; answers the keys that lost a race. */
  async replace(documents: readonly DirectoryDocument[]): Promise<string[]> {
    const lost = new Set(await putNextVersions(this.collection, documents));
    return documents.flatMap(({ _id, entry }) => (lost.has(_id) ? [entryKey(entry)] : []));
  }
}

/** The document that follows the present one. */
export function nextDocument(
  workspace: string,
  entry: DirectoryEntry,
  present: DirectoryDocument | undefined,
): DirectoryDocument {
  const _id = keyOf(workspace, entryKey(entry));
  return { _id, workspace, version: (present?.version ?? 0) + 1, kind: entry.kind, entry };
}

function changeOf(
  workspace: string,
  said: DirectoryEntry,
  present: DirectoryDocument | undefined,
): DirectoryDocument[] {
  const entry = present === undefined ? said : joinEntries(present.entry, said);
  const isKnown = present !== undefined && isDeepStrictEqual(entry, present.entry);
  return isKnown ? [] : [nextDocument(workspace, entry, present)];
}
