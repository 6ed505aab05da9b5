import type { Collection } from "mongodb";
import type { ConversationFilter } from "../../domain/conversation-filter";
import type { UtcDay } from "../../domain/instant";
import type { Family } from "../../domain/sums/measure";
import type { DayContents } from "./day-content";
import type { DayMarks } from "./day-marks";
import type { RememberedRows } from "./remembered-rows";
import { readRows, type TakeRow, takeRows } from "./rows";
import type { RowsDocument, SumsDocument } from "./sums-documents";

/** What is added up, and what it is read from. */
export interface SumsCollections {
  readonly marks: DayMarks;
  readonly contents: DayContents;
  readonly rows: Collection<RowsDocument>;
  readonly rememberedRows: RememberedRows;
  readonly sums: Collection<SumsDocument>;
}

export interface AskedFamily {
  readonly workspace: string;
  readonly family: Family;
  readonly filter: ConversationFilter;
}

/** Days and what is known of them. */
export interface AskedDays {
  readonly versions: ReadonlyMap<UtcDay, number>;
  /** To be read from rows where these are of the day's version, else counted from conversations. */
  readonly days: readonly UtcDay[];
  /** To be counted from conversations. */
  readonly stale: readonly UtcDay[];
}

/** Calls `take` with everything that the family has on the days, of the conversations that the filter chooses. */
export async function readDays(
  { rememberedRows, contents }: Pick<SumsCollections, "rememberedRows" | "contents">,
  { workspace, family, filter }: AskedFamily,
  { versions, days, stale }: AskedDays,
  take: TakeRow,
): Promise<void> {
  const uncounted = new Set(stale);
  const wanted = days.filter((day) => (versions.get(day) ?? 0) > 0 && !uncounted.has(day));
  const stored = await rememberedRows.read(
    workspace,
    family,
    new Map(wanted.map((day) => [day, versions.get(day) ?? 0])),
  );
  for (const day of wanted) {
    const bytes = stored.get(day);
    if (bytes === undefined) uncounted.add(day);
    else readRows({ family, day, bytes }, filter, take);
  }
  for (const day of [...uncounted].sort((left, right) => left - right)) {
    const content = await contents.current(workspace, day, versions.get(day) ?? 0);
    takeRows({ family, rows: await contents.rows(workspace, family, content.conversations) }, filter, take);
  }
}
