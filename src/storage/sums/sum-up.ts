import { Binary } from "mongodb";
import type { UtcDay } from "../../domain/instant";
import { families } from "../../domain/sums/families";
import type { Family } from "../../domain/sums/measure";
import { Sums } from "../../domain/sums/sums";
import { inChunks } from "../bulk";
import { atDatabase } from "../database";
import { addSums, bytesOfSums } from "./cells";
import { levelLengths, partsOf, type Span } from "./cover";
import type { DayContent } from "./day-content";
import type { SumsCollections } from "./read-days";
import { bytesOfRows, type Row, takeRows } from "./rows";
import {
  keyOfRows,
  keyOfSums,
  putLater,
  type RowsDocument,
  type SumsDocument,
  versionOf,
} from "./sums-documents";

/** Days counted at once: a conversation mostly lasts no longer. */
const DAYS_AT_ONCE = 8;

/** What is stored of one day. */
export interface DayDocuments {
  readonly rows: readonly RowsDocument[];
  readonly sums: readonly SumsDocument[];
}

/**
 * Adds up all days of the workspace that have changed since they were added up, and the spans that have them.
 * Others may ingest and read meanwhile; what changes while it runs is left for the next time.
 */
export async function sumUp(
  stores: SumsCollections,
  workspace: string,
  onDays: (done: number, of: number) => void,
): Promise<{ readonly days: number }> {
  const versions = await stores.marks.versions(workspace, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  const present = await presentVersions(stores, workspace);
  const stale = [...versions].filter(([day, version]) =>
    keysOfDay(workspace, day).some((key) => present.get(key) !== version),
  );
  let done = 0;
  for (const days of inChunks(stale, DAYS_AT_ONCE)) {
    const counted = await stores.contents.count(
      workspace,
      days.map(([day]) => day),
    );
    for (const [day, version] of days) {
      const content = counted.get(day) ?? new Map();
      await storeDay(stores, await documentsOfDay(stores, { workspace, day, version, content }));
      done += 1;
      onDays(done, stale.length);
    }
  }
  for (let level = 1; level < levelLengths.length; level += 1) {
    await sumUpLevel(stores, { workspace, level, versions, present });
  }
  return { days: stale.length };
}

/** Removes all that is added up of the workspace. What counts is counted from conversations until it is added up again. */
export async function removeSums(stores: SumsCollections, workspace: string): Promise<void> {
  await atDatabase(() => stores.sums.deleteMany({ workspace }));
  await atDatabase(() => stores.rows.deleteMany({ workspace }));
}

/** What is to be stored of a day, from what its conversations have on it. */
export async function documentsOfDay(
  { contents }: Pick<SumsCollections, "contents">,
  counted: {
    readonly workspace: string;
    readonly day: UtcDay;
    readonly version: number;
    readonly content: DayContent["conversations"];
  },
): Promise<DayDocuments> {
  const { workspace, day, version, content } = counted;
  const rows: RowsDocument[] = [];
  const sums: SumsDocument[] = [];
  for (const family of families) {
    const own = await contents.rows(workspace, family, content);
    const span = { level: 0, index: day };
    const bytes = bytesOfRows({ family, day }, own);
    rows.push({ _id: keyOfRows(workspace, family, day), workspace, day, version, bytes: new Binary(bytes) });
    sums.push(sumsDocument({ workspace, span, version }, addedUp(family, own)));
  }
  return { rows, sums };
}

function addedUp(family: Family, rows: readonly Row[]): Sums {
  const sums = new Sums(family);
  takeRows({ family, rows }, {}, (measure, row) => sums.add(measure, row));
  return sums;
}

function sumsDocument(
  of: { readonly workspace: string; readonly span: Span; readonly version: number },
  sums: Sums,
): SumsDocument {
  const { workspace, span, version } = of;
  const _id = keyOfSums(workspace, sums.family, span);
  const { level, index } = span;
  return {
    _id,
    workspace,
    family: sums.family.name,
    level,
    index,
    version,
    bytes: new Binary(bytesOfSums(sums)),
  };
}

async function storeDay(stores: SumsCollections, { rows, sums }: DayDocuments): Promise<void> {
  await putLater(stores.rows, rows);
  await putLater(stores.sums, sums);
}

function keysOfDay(workspace: string, day: UtcDay): string[] {
  const span = { level: 0, index: day };
  return families.flatMap((family) => [
    `rows ${keyOfRows(workspace, family, day)}`,
    `sums ${keyOfSums(workspace, family, span)}`,
  ]);
}

/** The versions of everything stored, by kind and key. */
async function presentVersions(
  { rows, sums }: SumsCollections,
  workspace: string,
): Promise<Map<string, number>> {
  const ofRows = rows.find({ workspace }).project<Pick<RowsDocument, "_id" | "version">>({ version: 1 });
  const ofSums = sums.find({ workspace }).project<Pick<SumsDocument, "_id" | "version">>({ version: 1 });
  const present = new Map<string, number>();
  for (const { _id, version } of await atDatabase(() => ofRows.toArray()))
    present.set(`rows ${_id}`, version);
  for (const { _id, version } of await atDatabase(() => ofSums.toArray()))
    present.set(`sums ${_id}`, version);
  return present;
}

async function sumUpLevel(
  stores: SumsCollections,
  of: {
    readonly workspace: string;
    readonly level: number;
    readonly versions: ReadonlyMap<UtcDay, number>;
    readonly present: ReadonlyMap<string, number>;
  },
): Promise<void> {
  const { workspace, level, versions, present } = of;
  const length = levelLengths[level] ?? 1;
  const indexes = new Set([...versions.keys()].map((day) => Math.floor(day / length)));
  for (const index of indexes) {
    const span = { level, index };
    const version = versionOf(span, versions);
    const stale = families.filter(
      (family) => present.get(`sums ${keyOfSums(workspace, family, span)}`) !== version,
    );
    // Of most spans nothing has changed, and the database need not be asked.
    if (stale.length === 0) continue;
    const added = await sumsOfParts(stores, { workspace, families: stale, span, versions });
    await putLater(
      stores.sums,
      added.map((sums) => sumsDocument({ workspace, span, version }, sums)),
    );
  }
}

/** The span added up from the level below, for each family of which nothing there changed meanwhile. */
export async function sumsOfParts(
  { sums: collection }: Pick<SumsCollections, "sums">,
  of: {
    readonly workspace: string;
    readonly families: readonly Family[];
    readonly span: Span;
    readonly versions: ReadonlyMap<UtcDay, number>;
  },
): Promise<Sums[]> {
  const { workspace, span, versions } = of;
  const parts = partsOf(span).filter((part) => versionOf(part, versions) > 0);
  const keys = of.families.flatMap((family) => parts.map((part) => keyOfSums(workspace, family, part)));
  const documents = await atDatabase(() => collection.find({ _id: { $in: keys } }).toArray());
  const found = new Map(documents.map((document) => [document._id, document]));
  return of.families.flatMap((family) => {
    const stored = parts.flatMap((part) => {
      const document = found.get(keyOfSums(workspace, family, part));
      return document?.version === versionOf(part, versions) ? [document.bytes.buffer] : [];
    });
    if (stored.length < parts.length) return [];
    const sums = new Sums(family);
    addSums(sums, stored);
    return [sums];
  });
}
