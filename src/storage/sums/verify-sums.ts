import { startOfUtcDay, type UtcDay } from "../../domain/instant";
import { families } from "../../domain/sums/families";
import { isOfVisits } from "../../domain/sums/measure";
import { atDatabase } from "../database";
import { bytesOfSums } from "./cells";
import { type CountedDay, countDays } from "./count-days";
import { daysOfSpan, type Span } from "./cover";
import type { SumsCollections } from "./read-days";
import {
  type AllVersions,
  documentsOfDay,
  kindsOfVersions,
  sumsOfParts,
  versionsBetween,
  versionsOfFamily,
} from "./sum-up";
import { versionOf } from "./sums-documents";

/** Those of 64 busy days have a megabyte each. */
const SPANS_A_FETCH = 100;

/** Something stored of days that is not what their conversations give. */
export interface DifferingSums {
  /** The day, such as `2026-10-15`; of several in a row the report too: `users 2026-10-13..2026-10-16`. */
  readonly id: string;
  readonly problem: "missing" | "other content";
}

interface Stored {
  readonly _id: string;
  readonly version: number;
  readonly bytes: { readonly buffer: Uint8Array };
}

/**
 * Compares what is stored of these days with what their conversations give. What is older than a day's version is
 * no difference, since nobody uses it; a day that counts and has no version is one.
 */
export async function differingDays(
  stores: SumsCollections,
  workspace: string,
  days: readonly UtcDay[],
): Promise<DifferingSums[]> {
  const before = await versionsOf(stores, workspace, days);
  const differences: DifferingSums[] = [];
  for await (const counted of countDays(stores, { workspace, days })) {
    const { day } = counted;
    const isUnmarked =
      (!before.groups.has(day) && counted.groups.length > 0) ||
      (!before.conversations.has(day) && countsAnything(counted)) ||
      (!before.visits.has(day) && countsVisits(counted));
    if (isUnmarked) differences.push({ id: nameOf(day), problem: "missing" });
    else differences.push(...(await differingDay(stores, { workspace, versions: before, ...counted })));
  }
  const after = await versionsOf(stores, workspace, days);
  // A day that changed meanwhile is older by now, and counted again before it is used.
  const isSettled = (kind: keyof AllVersions) =>
    days.every((day) => before[kind].get(day) === after[kind].get(day));
  return kindsOfVersions.every(isSettled) ? differences : [];
}

async function differingDay(
  stores: SumsCollections,
  counted: Parameters<typeof documentsOfDay>[0],
): Promise<DifferingSums[]> {
  const { rows, sums } = documentsOfDay(counted);
  const keysOf = (documents: readonly Stored[]) => ({ _id: { $in: documents.map(({ _id }) => _id) } });
  const stored: Stored[] = [
    ...(await atDatabase(() => stores.rows.find(keysOf(rows)).toArray())),
    ...(await atDatabase(() => stores.sums.find(keysOf(sums)).toArray())),
  ];
  const expected = new Map<string, Stored>([...rows, ...sums].map((document) => [document._id, document]));
  const isOther = ({ _id, version, bytes }: Stored) => {
    const right = expected.get(_id);
    if (right === undefined || version > right.version) return true;
    return version === right.version && !isSame(bytes.buffer, right.bytes.buffer);
  };
  return stored.some(isOther) ? [{ id: nameOf(counted.day), problem: "other content" }] : [];
}

/** Compares what is stored of several days in a row with the shorter sums that it is made of. */
export async function* differingSpans(
  stores: SumsCollections,
  workspace: string,
): AsyncGenerator<DifferingSums> {
  const cursor = stores.sums.find(
    { workspace, level: { $gt: 0 } },
    { batchSize: SPANS_A_FETCH, noCursorTimeout: true },
  );
  for await (const { level, index, version, bytes, ...stored } of cursor) {
    const family = families.find(({ name }) => name === stored.family);
    const span = { level, index };
    const versions = await versionsOf(stores, workspace, daysOfSpan(span));
    if (family === undefined) continue;
    const current = versionOf(span, versionsOfFamily(versions, family));
    if (version < current) continue;
    const [parts] = await sumsOfParts(stores, { workspace, families: [family], span, versions });
    if (parts === undefined || (version === current && isSame(bytes.buffer, bytesOfSums(parts)))) continue;
    yield { id: `${family.name} ${spanName(span)}`, problem: "other content" };
  }
}

function versionsOf(stores: SumsCollections, workspace: string, days: readonly UtcDay[]) {
  return versionsBetween(stores, workspace, { first: Math.min(...days), last: Math.max(...days) });
}

function countsAnything({ rows }: CountedDay): boolean {
  return [...rows].some(([family, { length }]) => !isOfVisits(family) && length > 0);
}

function countsVisits({ rows }: CountedDay): boolean {
  return [...rows].some(([family, { length }]) => isOfVisits(family) && length > 0);
}

function isSame(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}

function nameOf(day: UtcDay): string {
  return new Date(startOfUtcDay(day)).toISOString().slice(0, 10);
}

function spanName(span: Span): string {
  const days = daysOfSpan(span);
  return `${nameOf(days[0] ?? 0)}..${nameOf(days.at(-1) ?? 0)}`;
}
