import { setImmediate as turn } from "node:timers/promises";
import type { Collection } from "mongodb";
import { type ConversationFilter, isFilterSet } from "../../domain/conversation-filter";
import type { UtcDay } from "../../domain/instant";
import { type Family, isOfVisits } from "../../domain/sums/measure";
import { inChunks } from "../bulk";
import type { ConversationStore } from "../conversation-store";
import type { ContactNumbers } from "./contact-numbers";
import type { DayContents } from "./day-content";
import type { ChosenConversations, DayGroups } from "./day-groups";
import type { DayMarks } from "./day-marks";
import { type DayVisits, visitsToTake } from "./day-visits";
import { storedToTake } from "./read-rows";
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
  readonly groups: DayGroups;
  readonly rows: Collection<RowsDocument>;
  readonly rememberedRows: RememberedRows;
  readonly sums: Collection<SumsDocument>;
}

export interface AskedFamily {
  readonly workspace: string;
  readonly family: Family;
  readonly filter: ConversationFilter;
}

/** Rows of so many days are in memory together: of a busy day of one family some hundred thousand bytes. */
const DAYS_A_READ = 16;

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
  stores: Pick<SumsCollections, "rememberedRows" | "contents" | "visits" | "groups">,
  { workspace, family, filter }: AskedFamily,
  { versions, days, stale }: AskedDays,
  take: TakeRow,
): Promise<void> {
  const marked = days.filter((day) => (versions.get(day) ?? 0) > 0);
  const atHand = marked.filter((day) => isAtHand(stores, { workspace, family, day }));
  const uncounted = new Set([...stale, ...atHand]);
  const takeAll = async (days: readonly RowsToTake[]) => {
    const chosen = await chosenIn(stores, { workspace, filter }, days);
    for (const [index, rows] of days.entries()) {
      // Others get their turn: a month of busy days would let them wait for a second.
      if (index > 0) await turn();
      rows.take(chosen, take);
    }
  };
  const wanted = marked.filter((day) => !uncounted.has(day));
  for (const some of inChunks(wanted, DAYS_A_READ)) {
    const versionsOf = new Map(some.map((day) => [day, versions.get(day) ?? 0]));
    const stored = await stores.rememberedRows.read(workspace, family, versionsOf);
    for (const day of some) if (!stored.has(day)) uncounted.add(day);
    await takeAll([...stored].map(([day, bytes]) => storedToTake({ family, day, bytes })));
  }
  for (const day of [...uncounted].sort((left, right) => left - right)) {
    await takeAll([await countRows(stores, { workspace, family }, { day, version: versions.get(day) ?? 0 })]);
  }
}

const everything: ChosenConversations = { has: () => true };

/** Those that the filter chooses of the conversations that the rows are of. */
async function chosenIn(
  { groups }: Pick<SumsCollections, "groups">,
  { workspace, filter }: Pick<AskedFamily, "workspace" | "filter">,
  days: readonly RowsToTake[],
): Promise<ChosenConversations> {
  if (!isFilterSet(filter)) return everything;
  const openedOn = new Set(days.flatMap((rows) => [...rows.openedOn()]));
  return groups.choose(workspace, [...openedOn], filter);
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
