import { isWithin, startOfUtcDay, type TimeRange, type UtcDay, utcDayOf } from "../../domain/instant";
import type { Entry } from "../../domain/sums/measure";
import { type AskedFamily, readDays, type SumsCollections } from "./read-days";
import { isLine } from "./rows";

/** How many days are read at first where maybe the newest are enough; then twice as many each time. */
const FIRST_DAYS = 1;

/** Whether the entries, which are all from the instant on, are enough. */
type IsEnough = (entries: readonly Entry[], since: number) => boolean;

/**
 * The entries of a family in the range: from rows where these are not older than their day, else from conversations.
 * Where it is told when they are enough, days are read from the last one on until they are.
 */
export async function readStoredEntries(
  stores: SumsCollections,
  asked: AskedFamily,
  { range, isEnough }: { readonly range: TimeRange; readonly isEnough?: IsEnough | undefined },
): Promise<readonly Entry[]> {
  if (range.from >= range.to) return [];
  // An end at midnight belongs to the day before.
  const lastDay = utcDayOf(range.to - 1);
  const versions = await stores.marks.versions(asked.workspace, utcDayOf(range.from), lastDay);
  const entries: Entry[] = [];
  const read = (days: readonly UtcDay[]) =>
    readDays(stores, asked, { versions, days, stale: [] }, (measure, row) => {
      if (isLine(measure, row) && isWithin(range, row.at)) entries.push(row);
    });
  const left = [...versions.keys()];
  for (let count = isEnough === undefined ? left.length : FIRST_DAYS; left.length > 0; count *= 2) {
    const days = left.splice(-count);
    await read(days);
    if (isEnough?.(entries, startOfUtcDay(days[0] ?? lastDay))) break;
  }
  return entries;
}
