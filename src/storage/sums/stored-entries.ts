import { isWithin, type TimeRange, utcDayOf } from "../../domain/instant";
import type { Entry } from "../../domain/sums/measure";
import { type AskedFamily, readDays, type SumsCollections, versionsFor } from "./read-days";

/** The entries of a family in the range: from rows where these are not older than their day, else from conversations. */
export async function readStoredEntries(
  stores: SumsCollections,
  asked: AskedFamily,
  range: TimeRange,
): Promise<readonly Entry[]> {
  if (range.from >= range.to) return [];
  // An end at midnight belongs to the day before.
  const lastDay = utcDayOf(range.to - 1);
  const versions = await versionsFor(stores, asked, { first: utcDayOf(range.from), last: lastDay });
  const entries: Entry[] = [];
  await readDays(stores, asked, { versions, days: [...versions.keys()], stale: [] }, (_measure, row) => {
    const { at, memberId, value, details = [] } = row;
    if (isWithin(range, at)) entries.push({ at, memberId, value, details });
  });
  return entries;
}
