import type { Collection } from "mongodb";
import type { ConversationFilter } from "../../domain/conversation-filter";
import type { TimeRange, UtcDay } from "../../domain/instant";
import type { Family } from "../../domain/sums/measure";
import { Sums } from "../../domain/sums/sums";
import { atDatabase } from "../database";
import { addSums } from "./cells";
import { coverOf, partsOf, type Span } from "./cover";
import type { DayContents } from "./day-content";
import type { DayMarks } from "./day-marks";
import { addCountedRows, addRows } from "./rows";
import { keyOfRows, keyOfSums, type RowsDocument, type SumsDocument, versionOf } from "./sums-documents";

/** What is added up, and what it is read from. */
export interface SumsCollections {
  readonly marks: DayMarks;
  readonly contents: DayContents;
  readonly rows: Collection<RowsDocument>;
  readonly sums: Collection<SumsDocument>;
}

export interface AskedSums {
  readonly workspace: string;
  readonly family: Family;
  readonly filter: ConversationFilter;
}

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
 * their days: whole days from sums of as many days as there are, cut days and those that a filter chooses from by rows. What is older than its days'
 * versions is not used; such days are counted from their conversations.
 */
export async function readStoredSums(
  stores: SumsCollections,
  asked: AskedSums,
  of: { readonly ranges: readonly TimeRange[]; readonly versions: ReadonlyMap<UtcDay, number> },
): Promise<readonly Sums[]> {
  const { ranges, versions } = of;
  const targets = ranges.map((range) => ({ range, sums: new Sums(asked.family) }));
  const pieces: Piece[] = [];
  const days = new Set<UtcDay>();
  const marked = [...versions.keys()];
  const isFiltered = Object.values(asked.filter).some((values) => values !== undefined);
  for (const target of targets) {
    for (const part of coverOf(target.range, marked)) {
      if (part.kind === "rows") days.add(part.day);
      else if (!isFiltered) pieces.push({ target, span: part.span });
    }
  }
  if (isFiltered) for (const day of marked) days.add(day);
  const stale = await addPieces(stores, asked, { versions, pieces });
  await addDays(stores, asked, { versions, days: [...days], stale, targets });
  return targets.map(({ sums }) => sums);
}

/** Adds the pieces that are stored; what of them is older is tried in smaller ones. Answers the days that remain. */
async function addPieces(
  { sums: collection }: SumsCollections,
  { workspace, family }: AskedSums,
  { versions, pieces }: { readonly versions: ReadonlyMap<UtcDay, number>; readonly pieces: readonly Piece[] },
): Promise<UtcDay[]> {
  const stale: UtcDay[] = [];
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
        addSums(piece.target.sums, document.bytes.buffer);
      } else if (piece.span.level === 0) stale.push(piece.span.index);
      else older.push(...partsOf(piece.span).map((span) => ({ ...piece, span })));
    }
    wanted = older;
  }
  return stale;
}

async function addDays(
  { rows: collection, contents }: SumsCollections,
  { workspace, family, filter }: AskedSums,
  asked: {
    readonly versions: ReadonlyMap<UtcDay, number>;
    /** To be added from rows. */
    readonly days: readonly UtcDay[];
    /** To be counted from their conversations. */
    readonly stale: readonly UtcDay[];
    readonly targets: readonly Target[];
  },
): Promise<void> {
  const { versions, days, targets } = asked;
  const stale = new Set(asked.stale);
  const wanted = days.filter((day) => (versions.get(day) ?? 0) > 0);
  const keys = wanted.map((day) => keyOfRows(workspace, family, day));
  const cursor = collection
    .find({ _id: { $in: keys } })
    .project<RowsDocument>({ day: 1, version: 1, bytes: 1 });
  const found = new Map(
    (await atDatabase(() => cursor.toArray())).map((document) => [document.day, document]),
  );
  for (const day of wanted) {
    const document = found.get(day);
    if (document === undefined || document.version !== versions.get(day)) stale.add(day);
    else addRows({ family, day, bytes: document.bytes.buffer }, filter, targets);
  }
  for (const day of [...stale].sort((left, right) => left - right)) {
    const content = await contents.current(workspace, day, versions.get(day) ?? 0);
    const rows = await contents.rows(workspace, family, content.conversations);
    addCountedRows({ family, rows }, filter, targets);
  }
}
