import type { Collection } from "mongodb";
import type { ConversationFilter } from "../../domain/conversation-filter";
import type { UtcDay } from "../../domain/instant";
import { type Family, isOfVisits } from "../../domain/sums/measure";
import type { ConversationStore } from "../conversation-store";
import type { ContactNumbers } from "./contact-numbers";
import type { DayContents } from "./day-content";
import type { DayMarks } from "./day-marks";
import { type DayVisits, visitsToTake } from "./day-visits";
import { readRows } from "./read-rows";
import type { RememberedRows } from "./remembered-rows";
import type { RowsToTake, TakeRow } from "./rows";
import type { RowsDocument, SumsDocument } from "./sums-documents";

/** What is added up, and what it is read from. */
export interface SumsCollections {
  readonly marks: DayMarks;
  readonly conversations: ConversationStore;
  readonly contacts: ContactNumbers;
  readonly contents: DayContents;
  readonly visits: DayVisits;
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
  stores: Pick<SumsCollections, "rememberedRows" | "contents" | "visits">,
  { workspace, family, filter }: AskedFamily,
  { versions, days, stale }: AskedDays,
  take: TakeRow,
): Promise<void> {
  const marked = days.filter((day) => (versions.get(day) ?? 0) > 0);
  const atHand = marked.filter((day) => isAtHand(stores, { workspace, family, day }));
  const uncounted = new Set([...stale, ...atHand]);
  const wanted = marked.filter((day) => !uncounted.has(day));
  const stored = await stores.rememberedRows.read(
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
    const counted = await countRows(stores, { workspace, family }, { day, version: versions.get(day) ?? 0 });
    counted.take(filter, take);
  }
}

/** Whether what counts on the day is in memory, so that the database need not be asked for what is stored of it. */
export function isAtHand(
  { contents }: Pick<SumsCollections, "contents">,
  { workspace, family, day }: Pick<AskedFamily, "workspace" | "family"> & { readonly day: UtcDay },
): boolean {
  return !isOfVisits(family) && contents.isRemembered(workspace, day);
}

async function countRows(
  { contents, visits }: Pick<SumsCollections, "contents" | "visits">,
  { workspace, family }: Pick<AskedFamily, "workspace" | "family">,
  { day, version }: { readonly day: UtcDay; readonly version: number },
): Promise<RowsToTake> {
  if (isOfVisits(family)) return visitsToTake(family, day, await visits.current(workspace, day, version));
  const { conversations } = await contents.current(workspace, day, version);
  return contents.rows(workspace, family, conversations);
}

/** The versions by which what is stored of the family on these days is judged. */
export function versionsFor(
  { marks }: Pick<SumsCollections, "marks">,
  { workspace, family }: Pick<AskedFamily, "workspace" | "family">,
  { first, last }: { readonly first: UtcDay; readonly last: UtcDay },
): Promise<ReadonlyMap<UtcDay, number>> {
  return marks.versions(workspace, first, last, isOfVisits(family) ? "visits" : "conversations");
}
