import { DateTime } from "luxon";
import type { ConversationFilter } from "../domain/conversation-filter";
import type { TimeRange } from "../domain/instant";
import { usageFamily } from "../domain/sums/families";
import { QUARTER_HOUR } from "../domain/sums/sums";
import type { ReportSource } from "./ports";

/** Messages of one hour of the week, by the wall clock of a zone. */
export interface MessageHour {
  /** ISO: 1 Monday … 7 Sunday. */
  readonly weekday: number;
  /** 0 to 23. */
  readonly hour: number;
  readonly count: number;
}

/**
 * How many messages came in and went out in each hour of the week; hours without any are left out. A quarter of an
 * hour lies in one hour of every zone, as clocks have been since 1972.
 */
export async function readMessageHours(
  source: ReportSource,
  workspace: string,
  selection: { readonly range: TimeRange; readonly filter: ConversationFilter; readonly zone: string },
): Promise<readonly MessageHour[]> {
  const { range, filter, zone } = selection;
  const counts = new Map<string, MessageHour>();
  const [sums] = await source.sums(workspace, { family: usageFamily, ranges: [range], filter });
  for (const [quarterHour, count] of sums?.quarterHours("uniqueContacts", [null]) ?? []) {
    const { weekday, hour } = DateTime.fromMillis(quarterHour * QUARTER_HOUR, { zone });
    const key = `${weekday}/${hour}`;
    counts.set(key, { weekday, hour, count: count + (counts.get(key)?.count ?? 0) });
  }
  return [...counts.values()];
}
