import { Binary } from "mongodb";
import type { UtcDay } from "../../domain/instant";
import { families } from "../../domain/sums/families";
import { type Family, isOfVisits } from "../../domain/sums/measure";
import { Sums } from "../../domain/sums/sums";
import { atDatabase } from "../database";
import { addSums, bytesOfSums } from "./cells";
import { type CountedDay, countDays } from "./count-days";
import { daysOfSpan, levelLengths, partsOf, type Span } from "./cover";
import { groupsOfDay, groupsOn } from "./day-groups";
import type { Versioned } from "./day-marks";
import { bytesOfGroups } from "./group-bytes";
import { OneBehind } from "./one-behind";
import type { SumsCollections } from "./read-days";
import {
  keyOfRows,
  keyOfSums,
  putLater,
  type RowsDocument,
  type SumsDocument,
  versionOf,
} from "./sums-documents";
import { bytesOfRows } from "./write-rows";

/** What is stored of one day. */
export interface DayDocuments {
  readonly rows: readonly RowsDocument[];
  readonly sums: readonly SumsDocument[];
}

/** The versions of some days of a workspace. */
export type AllVersions = Readonly<Record<Versioned, ReadonlyMap<UtcDay, number>>>;

export const kindsOfVersions = ["conversations", "visits", "groups"] as const satisfies readonly Versioned[];

/** How days are added up. */
interface SummingUp {
  /** Told after each day. */
  readonly onDays?: (done: number, of: number) => void;
  /** Which of the days are added up, given the versions that all have now; all unless given. */
  readonly isWanted?: (day: UtcDay, versions: AllVersions) => boolean;
}

/**
 * Adds up the wanted days of the workspace that have changed since they were added up, and the spans of wanted days.
 * Others may ingest and read meanwhile; what changes while it runs is left for the next time. Answers how many days
 * were added up, and the versions that all had.
 */
export async function sumUp(
  stores: SumsCollections,
  workspace: string,
  { onDays, isWanted = () => true }: SummingUp = {},
): Promise<{ readonly days: number; readonly versions: AllVersions }> {
  const always = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY };
  const versions = await versionsBetween(stores, workspace, always);
  const wanted = (day: UtcDay) => isWanted(day, versions);
  const present = await presentVersions(stores, workspace);
  const marked = new Set([...versions.conversations.keys(), ...versions.visits.keys()]);
  const staleOn = (day: UtcDay) =>
    families.filter((family) => !isStored(present, { workspace, family, day, versions }));
  const stale = [...marked]
    .filter((day) => wanted(day) && staleOn(day).length > 0)
    .sort((left, right) => left - right);
  const storing = new OneBehind();
  let done = 0;
  for await (const counted of countDays(stores, { workspace, days: stale })) {
    const { rows, sums } = documentsOfDay({ workspace, versions, ...counted }, staleOn(counted.day));
    const fresh = rows.filter(({ _id, version }) => present.get(`rows ${_id}`) !== version);
    await storing.begin(async () => {
      await putLater(stores.rows, fresh);
      await putLater(stores.sums, sums);
      done += 1;
      onDays?.(done, stale.length);
    });
  }
  await storing.end();
  const counted = new Set(stale);
  const groupedDays = [...versions.groups.keys()].filter((day) => wanted(day) && !counted.has(day));
  await sumUpGroups(stores, { workspace, versions, present }, groupedDays);
  for (let level = 1; level < levelLengths.length; level += 1) {
    await sumUpLevel(stores, { workspace, level, versions, present, wanted });
  }
  return { days: stale.length, versions };
}

/** The versions of the days from the first to the last, both included. */
export async function versionsBetween(
  { marks }: Pick<SumsCollections, "marks">,
  workspace: string,
  { first, last }: { readonly first: UtcDay; readonly last: UtcDay },
): Promise<AllVersions> {
  return {
    conversations: await marks.versions(workspace, first, last),
    visits: await marks.versions(workspace, first, last, "visits"),
    groups: await marks.versions(workspace, first, last, "groups"),
  };
}

/** Those by which what is stored of the family is judged. */
export function versionsOfFamily(versions: AllVersions, family: Family): ReadonlyMap<UtcDay, number> {
  return isOfVisits(family) ? versions.visits : versions.conversations;
}

/** Removes all that is added up of the workspace. What counts is counted from conversations until it is added up again. */
export async function removeSums(stores: SumsCollections, workspace: string): Promise<void> {
  await atDatabase(() => stores.sums.deleteMany({ workspace }));
  await atDatabase(() => stores.rows.deleteMany({ workspace }));
}

/** What is to be stored of a day that is counted; nothing of a family without a version. */
export function documentsOfDay(
  {
    workspace,
    day,
    versions,
    rows: counted,
    groups,
  }: CountedDay & { readonly workspace: string; readonly versions: AllVersions },
  wanted: readonly Family[] = families,
): DayDocuments {
  const rows = [groupsDocument({ workspace, day, versions }, bytesOfGroups(groups))].filter(
    ({ version }) => version > 0,
  );
  const sums: SumsDocument[] = [];
  for (const family of wanted) {
    const version = versionsOfFamily(versions, family).get(day) ?? 0;
    const own = counted.get(family);
    if (version === 0 || own === undefined) continue;
    const bytes = new Binary(bytesOfRows(own));
    rows.push({ _id: keyOfRows(workspace, family, day), workspace, day, version, bytes });
    sums.push(sumsDocument({ workspace, span: { level: 0, index: day }, version }, own.addedUp()));
  }
  return { rows, sums };
}

function groupsDocument(
  { workspace, day, versions }: Omit<VersionedDay, "family">,
  bytes: Buffer,
): RowsDocument {
  const version = versions.groups.get(day) ?? 0;
  return { _id: keyOfRows(workspace, groupsOfDay, day), workspace, day, version, bytes: new Binary(bytes) };
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

/** Stores what filters ask about days of which nothing else has to be counted. */
async function sumUpGroups(
  stores: SumsCollections,
  of: Omit<VersionedDay, "family" | "day"> & { readonly present: ReadonlyMap<string, number> },
  days: readonly UtcDay[],
): Promise<void> {
  const { workspace, versions, present } = of;
  for (const day of days) {
    const key = keyOfRows(workspace, groupsOfDay, day);
    if (present.get(`rows ${key}`) === versions.groups.get(day)) continue;
    const bytes = await groupsOn(stores.conversations.collection, workspace, day);
    await putLater(stores.rows, [groupsDocument({ workspace, day, versions }, bytes)]);
  }
}

/** What is stored of a family on a day, and the versions by which it is judged. */
interface VersionedDay {
  readonly workspace: string;
  readonly family: Family;
  readonly day: UtcDay;
  readonly versions: AllVersions;
}

/** Whether all that is stored of a family on a day is of its version, or the day has none. */
function isStored(present: ReadonlyMap<string, number>, of: VersionedDay): boolean {
  const { workspace, family, day } = of;
  const version = versionsOfFamily(of.versions, family).get(day);
  if (version === undefined) return true;
  const span = { level: 0, index: day };
  return (
    present.get(`rows ${keyOfRows(workspace, family, day)}`) === version &&
    present.get(`sums ${keyOfSums(workspace, family, span)}`) === version
  );
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
    readonly versions: AllVersions;
    readonly present: ReadonlyMap<string, number>;
    readonly wanted: (day: UtcDay) => boolean;
  },
): Promise<void> {
  const { workspace, level, versions, present, wanted } = of;
  const length = levelLengths[level] ?? 1;
  const days = new Set([...versions.conversations.keys(), ...versions.visits.keys()]);
  for (const index of new Set([...days].map((day) => Math.floor(day / length)))) {
    const span = { level, index };
    if (!daysOfSpan(span).every(wanted)) continue;
    const stale = families.filter((family) => {
      const version = versionOf(span, versionsOfFamily(versions, family));
      return version > 0 && present.get(`sums ${keyOfSums(workspace, family, span)}`) !== version;
    });
    // Of most spans nothing has changed, and the database need not be asked.
    if (stale.length === 0) continue;
    const added = await sumsOfParts(stores, { workspace, families: stale, span, versions });
    await putLater(
      stores.sums,
      added.map((sums) => {
        const version = versionOf(span, versionsOfFamily(versions, sums.family));
        return sumsDocument({ workspace, span, version }, sums);
      }),
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
    readonly versions: AllVersions;
  },
): Promise<Sums[]> {
  const { workspace, span, versions } = of;
  const wanted = of.families.map((family) => {
    const own = versionsOfFamily(versions, family);
    const parts = partsOf(span).map((part) => ({
      key: keyOfSums(workspace, family, part),
      version: versionOf(part, own),
    }));
    return { family, parts: parts.filter(({ version }) => version > 0) };
  });
  const keys = wanted.flatMap(({ parts }) => parts.map(({ key }) => key));
  const documents = await atDatabase(() => collection.find({ _id: { $in: keys } }).toArray());
  const found = new Map(documents.map((document) => [document._id, document]));
  return wanted.flatMap(({ family, parts }) => {
    const stored = parts.flatMap(({ key, version }) => {
      const document = found.get(key);
      return document?.version === version ? [document.bytes.buffer] : [];
    });
    if (stored.length < parts.length) return [];
    const sums = new Sums(family);
    addSums(sums, stored);
    return [sums];
  });
}
