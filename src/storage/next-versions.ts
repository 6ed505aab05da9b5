import type { Collection, Filter, OptionalUnlessRequiredId } from "mongodb";
import { duplicatesOf, inChunks, inKeyOrder } from "./bulk";
import { atDatabase } from "./database";

/** What is replaced by comparison of versions; the first version is 1. */
interface Versioned {
  readonly _id: string;
  readonly workspace: string;
  readonly version: number;
}

const DOCUMENTS_A_WRITE = 1_000;

/**
 * Puts each document in the place of the one of the version before it, a first version where there is none.
 * Answers the ids of those that were not written because somebody else was faster.
 */
export async function putNextVersions<D extends Versioned>(
  collection: Collection<D>,
  documents: readonly D[],
): Promise<string[]> {
  const isFirst = ({ version }: D) => version === 1;
  const lost: string[] = [];
  // Finding that there is nothing to replace takes the database longer than inserting does.
  for (const chunk of chunksOf(documents.filter(isFirst))) {
    const inserted = chunk as OptionalUnlessRequiredId<D>[];
    lost.push(...(await lostOf(chunk, () => collection.insertMany(inserted, { ordered: false }))));
  }
  for (const chunk of chunksOf(documents.filter((document) => !isFirst(document)))) {
    const operations = chunk.map((replacement) => {
      const { _id, workspace, version } = replacement;
      const filter = { _id, workspace, version: version - 1 } as Filter<D>;
      // Where the version differs nothing matches, and the insert fails at the key that exists.
      return { replaceOne: { filter, replacement, upsert: true } };
    });
    lost.push(...(await lostOf(chunk, () => collection.bulkWrite(operations, { ordered: false }))));
  }
  return lost;
}

function chunksOf<D extends Versioned>(documents: readonly D[]): D[][] {
  return inChunks(
    inKeyOrder(documents, ({ _id }) => _id),
    DOCUMENTS_A_WRITE,
  );
}

async function lostOf<D extends Versioned>(
  chunk: readonly D[],
  write: () => Promise<unknown>,
): Promise<string[]> {
  const duplicates = await atDatabase(() => duplicatesOf(write));
  return duplicates.flatMap((index) => chunk[index]?._id ?? []);
}
