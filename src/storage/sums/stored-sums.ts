import { isFilterSet } from "../../domain/conversation-filter";
import type { CreditedTime, TimeRange, UtcDay } from "../../domain/instant";
import type { Measure } from "../../domain/sums/measure";
import { rangeAt, Sums } from "../../domain/sums/sums";
import { atDatabase } from "../database";
import { addSums } from "./cells";
import { coverOf, partsOf, type Span } from "./cover";
import { type AskedFamily, isAtHand, readDays, type SumsCollections } from "./read-days";
import type { ReadRow } from "./rows";
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
 * their days: whole days from sums of as many days as there are, cut days by rows, and so all days where a filter
 * chooses or times are measured by another clock than that of all hours. What is older than its days' versions is not
 * used; such days are counted from their conversations.
 */
export async function readStoredSums(
  stores: SumsCollections,
  asked: AskedFamily,
  of: {
    readonly ranges: readonly TimeRange[];
    readonly versions: ReadonlyMap<UtcDay, number>;
    readonly elapsed?: CreditedTime | undefined;
  },
): Promise<readonly Sums[]> {
  const { ranges, versions, elapsed } = of;
  const targets = ranges.map((range) => ({ range, sums: new Sums(asked.family) }));
  const pieces: Piece[] = [];
  const days = new Set<UtcDay>();
  const marked = [...versions.keys()];
  // Sums are of all conversations, by all hours.
  const isByRows = isFilterSet(asked.filter) || elapsed !== undefined;
  for (const target of targets) {
    for (const part of coverOf(target.range, marked)) {
      if (part.kind === "rows") days.add(part.day);
      else if (!isByRows) pieces.push({ target, span: part.span });
    }
  }
  if (isByRows) for (const day of marked) days.add(day);
  const stale = await addPieces(stores, asked, { versions, pieces });
  await readDays(stores, asked, { versions, days: [...days], stale }, (measure, row) =>
    rangeAt(targets, row.at)?.sums.add(measure, elapsed === undefined ? row : timedBy(elapsed, measure, row)),
  );
  return targets.map(({ sums }) => sums);
}

/** The row with its time measured by another clock than that of all hours. */
function timedBy(elapsed: CreditedTime, { measuresTimes }: Measure, row: ReadRow): ReadRow {
  if (!measuresTimes) return row;
  const { at, memberId, value, until = at } = row;
  return { ...row, value: elapsed(until - value, until, memberId) };
}

/** Adds the pieces that are stored; what of them is older is tried in smaller ones. Answers the days that remain. */
async function addPieces(
  stores: SumsCollections,
  { workspace, family }: AskedFamily,
  { versions, pieces }: { readonly versions: ReadonlyMap<UtcDay, number>; readonly pieces: readonly Piece[] },
): Promise<UtcDay[]> {
  const stale: UtcDay[] = [];
  const stored = new Map<Target, Uint8Array[]>();
  const isDayAtHand = ({ span: { level, index: day } }: Piece) =>
    level === 0 && isAtHand(stores, { workspace, family, day });
  for (let wanted = pieces; wanted.length > 0; ) {
    const marked = wanted.filter(({ span }) => versionOf(span, versions) > 0);
    stale.push(...marked.filter(isDayAtHand).map(({ span }) => span.index));
    const asked = marked.filter((piece) => !isDayAtHand(piece));
    if (asked.length === 0) break;
    const keys = asked.map(({ span }) => keyOfSums(workspace, family, span));
    const cursor = stores.sums.find({ _id: { $in: keys } }).project<SumsDocument>({ version: 1, bytes: 1 });
    const found = new Map(
      (await atDatabase(() => cursor.toArray())).map((document) => [document._id, document]),
    );
    const older: Piece[] = [];
    for (const piece of asked) {
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
