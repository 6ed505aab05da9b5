import type { UtcDay } from "../../domain/instant";
import { families } from "../../domain/sums/families";
import { type Family, isOfVisits } from "../../domain/sums/measure";
import { conversationOfDocument } from "../conversation-store";
import { conversationsOn } from "./conversations-on";
import { countConversation, type DayCounts, emptyCounts } from "./day-counts";
import { rowsOfVisits } from "./day-visits";
import type { NumberedGroup } from "./group-bytes";
import type { SumsCollections } from "./read-days";
import type { Rows } from "./rows";

/** A day and everything that counts on it. */
export interface CountedDay {
  readonly day: UtcDay;
  /** Of each family; only until the next day is asked for. */
  readonly rows: ReadonlyMap<Family, Rows>;
  /** What filters ask about the conversations that were opened on the day. */
  readonly groups: readonly NumberedGroup[];
}

/** A conversation that reaches over days that are counted together is read once; but rows are held, some 30 bytes each. */
const ROWS_TOGETHER = 300_000;

/**
 * Counts days (ascending) from their conversations, in their order. What the days around have decides about visits, so
 * these are looked at too where they are not among them; only what is still needed is held.
 */
export async function* countDays(
  stores: Pick<SumsCollections, "conversations" | "contacts" | "visits">,
  { workspace, days }: { readonly workspace: string; readonly days: readonly UtcDay[] },
): AsyncGenerator<CountedDay> {
  const wanted = new Set(days);
  const around = [...new Set(days.flatMap((day) => [day - 1, day, day + 1]))].sort(
    (one, other) => one - other,
  );
  const held = new Map<UtcDay, DayCounts>();
  let together = 1;
  for (let next = 0; next < around.length; ) {
    const counted = new Map(
      around.slice(next, next + together).map((day) => [day, emptyCounts(day, wanted.has(day))]),
    );
    await countConversations(stores, workspace, counted);
    for (const [day, counts] of counted) held.set(day, counts);
    for (const day of wanted) {
      // Those before have been answered and are not wanted any more.
      if (!held.has(day + 1)) break;
      const { groups = [] } = held.get(day) ?? {};
      yield { day, rows: await rowsOn(stores, { workspace, day }, held), groups };
      wanted.delete(day);
      for (const [old, { visited }] of held) {
        if (old < day) held.delete(old);
        else if (old === day) held.set(day, { rows: [], visited, groups: [] });
      }
    }
    next += counted.size;
    together = howManyNext(counted);
  }
}

async function countConversations(
  { conversations, contacts }: Pick<SumsCollections, "conversations" | "contacts">,
  workspace: string,
  counts: ReadonlyMap<UtcDay, DayCounts>,
): Promise<void> {
  for await (const part of conversationsOn(conversations, workspace, [...counts.keys()])) {
    const numbers = await contacts.of(
      workspace,
      part.flatMap(({ contactId }) => contactId ?? []),
    );
    for (const { number, fold } of part) {
      const conversation = conversationOfDocument({ fold });
      if (conversation !== null) countConversation(counts, conversation, { number, contacts: numbers });
    }
  }
}

/** All rows of a day, those of visits among them. */
async function rowsOn(
  { visits }: Pick<SumsCollections, "visits">,
  { workspace, day }: { readonly workspace: string; readonly day: UtcDay },
  held: ReadonlyMap<UtcDay, DayCounts>,
): Promise<ReadonlyMap<Family, Rows>> {
  const own = await visits.on(workspace, day, (near) => held.get(near)?.visited);
  const rows = [
    ...(held.get(day)?.rows ?? []),
    ...families.filter(isOfVisits).map((family) => rowsOfVisits(family, day, own)),
  ];
  return new Map(rows.map((those) => [those.family, those]));
}

/** How many days like these have about as many rows as may be held; twice as many at most, since the next may be busier. */
function howManyNext(counted: ReadonlyMap<UtcDay, DayCounts>): number {
  let rows = 0;
  for (const counts of counted.values()) for (const { length } of counts.rows) rows += length;
  const fitting = Math.max(1, Math.floor((counted.size * ROWS_TOGETHER) / Math.max(1, rows)));
  return Math.min(fitting, 2 * counted.size);
}
