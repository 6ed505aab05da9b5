import { DateTime } from "luxon";
import type { ConversationFilter } from "../domain/conversation-filter";
import { isWithin, type TimeRange } from "../domain/instant";
import type { ReportSource } from "./ports";

/** Messages of one hour of the week, by the wall clock of a zone. */
export interface MessageHour {
  /** ISO: 1 Monday … 7 Sunday. */
  readonly weekday: number;
  /** 0 to 23. */
  readonly hour: number;
  readonly count: number;
}

/** How many messages came in and went out in each hour of the week; hours without any are left out. */
export async function readMessageHours(
  source: ReportSource,
  workspace: string,
  selection: { readonly range: TimeRange; readonly filter: ConversationFilter; readonly zone: string },
): Promise<readonly MessageHour[]> {
  const { range, filter, zone } = selection;
  const counts = new Map<string, MessageHour>();
  for (const { messageTimes } of await source.activeConversations(workspace, range, filter)) {
    for (const at of messageTimes) {
      if (!isWithin(range, at)) continue;
      const { weekday, hour } = DateTime.fromMillis(at, { zone });
      const key = `${weekday}/${hour}`;
      counts.set(key, { weekday, hour, count: 1 + (counts.get(key)?.count ?? 0) });
    }
  }
  return [...counts.values()];
}
