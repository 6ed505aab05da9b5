import type { Binary, Collection, Filter } from "mongodb";
import type { UtcDay } from "../../domain/instant";
import type { Family } from "../../domain/sums/measure";
import { duplicatesOf, inKeyOrder } from "../bulk";
import { atDatabase } from "../database";
import { keyOf } from "../event-document";
import { daysOfSpan, type Span } from "./cover";

/** The facts of one family on one day, to the millisecond; or what filters ask about the conversations opened on it. */
export interface RowsDocument {
  readonly _id: string;
  readonly workspace: string;
  readonly day: UtcDay;
  /** The version that the day had when it was counted. */
  readonly version: number;
  readonly bytes: Binary;
}

/** What a family amounts to over a span of days. */
export interface SumsDocument {
  readonly _id: string;
  readonly workspace: string;
  readonly family: string;
  readonly level: number;
  readonly index: number;
  /** The versions of its days added up; versions only grow, so equal sums are equal versions. */
  readonly version: number;
  readonly bytes: Binary;
}

/** MongoDB takes 16 MiB; what is larger is not stored and is counted again at each reading. */
const LARGEST_BYTES = 15 * 1024 * 1024;

export function keyOfRows(workspace: string, family: Pick<Family, "name">, day: UtcDay): string {
  return keyOf(workspace, `${family.name}/${day}`);
}

export function keyOfSums(workspace: string, family: Family, { level, index }: Span): string {
  return keyOf(workspace, `${family.name}/${level}/${index}`);
}

/** The versions of a span's days added up; 0 where none of them ever had anything. */
export function versionOf(span: Span, versions: ReadonlyMap<UtcDay, number>): number {
  return daysOfSpan(span).reduce((total, day) => total + (versions.get(day) ?? 0), 0);
}

/** Puts each document in the place of one of an earlier version; a later one stays. */
export async function putLater<D extends RowsDocument | SumsDocument>(
  collection: Collection<D>,
  documents: readonly D[],
): Promise<void> {
  const storable = documents.filter(({ bytes }) => bytes.length() <= LARGEST_BYTES);
  if (storable.length === 0) return;
  const operations = inKeyOrder(storable, ({ _id }) => _id).map((replacement) => {
    const { _id, workspace, version } = replacement;
    const filter = { _id, workspace, version: { $lt: version } } as Filter<D>;
    return { replaceOne: { filter, replacement, upsert: true } };
  });
  // Where a later one stands nothing matches, and the insert fails at the key that exists.
  await atDatabase(() => duplicatesOf(() => collection.bulkWrite(operations, { ordered: false })));
}
