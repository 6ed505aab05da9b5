import { mongo } from "mongoose";
import { compareText } from "../domain/event-order";

/** What the database calls a key that exists already. */
export const DUPLICATE_KEY = 11_000;

/**
 * Runs an unordered bulk write and answers the indexes that were refused because their key exists
 * already; everything else was written. Any other failure is thrown.
 */
export async function duplicatesOf(write: () => Promise<unknown>): Promise<readonly number[]> {
  try {
    await write();
    return [];
  } catch (error) {
    if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
    const writeErrors = [error.writeErrors].flat();
    const isOnlyDuplicates =
      writeErrors.length > 0 &&
      writeErrors.every(({ code }) => code === DUPLICATE_KEY) &&
      error.result.getWriteConcernError() === undefined;
    if (!isOnlyDuplicates) throw error;
    return writeErrors.map(({ index }) => index);
  }
}

/**
 * Sorts what is written in one go by its key. Writers that meet take the same locks in the same order
 * then; otherwise each could wait for the other for good, which the embedded database does not notice.
 */
export function inKeyOrder<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return items.toSorted((left, right) => compareText(keyOf(left), keyOf(right)));
}

/** Splits a list into parts of at most `size`. */
export function inChunks<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}
