import { isFilterSet } from "../../domain/conversation-filter";
import type { TimeRange, UtcDay } from "../../domain/instant";
import { rangeAt, Sums } from "../../domain/sums/sums";
import { atDatabase } from "../database";
import { addSums } from "./cells";
import { coverOf, partsOf, type Span } from "./cover";
import { type AskedFamily, readDays, type SumsCollections } from "./read-days";
import { keyOfSums, type SumsDocument, versionOf } from "./sums-documents";

interface Target {
  readonly range: TimeRange;
  readonly sums: Sums;
}

/** Sums to be added to a target. */
interface Piece {
  readonly target: Target;
  readonly span: Span;
}

/**
 * Adds up each of the ranges (ascending, none reaching into another) from what is stored, given the versions of
 * their days: whole days from sums of as many days as there are, cut days and those that a filter chooses from by
 * rows. What is older than its days' versions is not used; such days are counted from their conversations.
 */
export async function readStoredSums(
  stores: SumsCollections,
  asked: AskedFamily,
  of: { readonly ranges: readonly TimeRange[]; readonly versions: ReadonlyMap<UtcDay, number> },
): Promise<readonly Sums[]> {
  const { ranges, versions } = of;
  const targets = ranges.map((range) => ({ range, sums: new Sums(asked.family) }));
  const pieces: Piece[] = [];
  const days = new Set<UtcDay>();
  const marked = [...versions.keys()];
  const isFiltered = isFilterSet(asked.filter);
  for (const target of targets) {
    for (const part of coverOf(target.range, marked)) {
      if (part.kind === "rows") days.add(part.day);
      else if (!isFiltered) pieces.push({ target, span: part.span });
    }
  }
  if (isFiltered) for (const day of marked) days.add(day);
  const stale = await addPieces(stores, asked, { versions, pieces });
  await readDays(stores, asked, { versions, days: [...days], stale }, (measure, row) =>
    rangeAt(targets, row.at)?.sums.add(measure, row),
  );
  return targets.map(({ sums }) => sums);
}

/** Adds the pieces that are stored; what of them is older is tried in smaller ones. Answers the days that remain. */
async function addPieces(
  { sums: collection }: SumsCollections,
  { workspace, family }: AskedFamily,
  { versions, pieces }: { readonly versions: ReadonlyMap<UtcDay, number>; readonly pieces: readonly Piece[] },
): Promise<UtcDay[]> {
  const stale: UtcDay[] = [];
  const stored = new Map<Target, Uint8Array[]>();
  for (let wanted = pieces; wanted.length > 0; ) {
    const marked = wanted.filter(({ span }) => versionOf(span, versions) > 0);
    const keys = marked.map(({ span }) => keyOfSums(workspace, family, span));
    const cursor = collection.find({ _id: { $in: keys } }).project<SumsDocument>({ version: 1, bytes: 1 });
    const found = new Map(
      (await atDatabase(() => cursor.toArray())).map((document) => [document._id, document]),
    );
    const older: Piece[] = [];
    for (const piece of marked) {
      const document = found.get(keyOfSums(workspace, family, piece.span));
      if (document?.version === versionOf(piece.span, versions)) {
        stored.set(piece.target, [...(stored.get(piece.target) ?? []), document.bytes.buffer]);
      } else if (piece.span.level === 0) stale.push(piece.span.index);
      else older.push(...partsOf(piece.span).map((span) => ({ ...piece, span })));
    }
    wanted = older;
  }
  for (const [{ sums }, parts] of stored) addSums(sums, parts);
  return stale;
}
