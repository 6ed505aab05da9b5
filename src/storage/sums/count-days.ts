import type { UtcDay } from "../../domain/instant";
import type { DayContent } from "./day-content";
import type { DayVisit } from "./day-visits";
import type { SumsCollections } from "./read-days";

/** A day and everything that counts on it. */
export interface CountedDay {
  readonly day: UtcDay;
  readonly content: DayContent["conversations"];
  readonly visits: readonly DayVisit[];
}

/**
 * Counts days (ascending) from their conversations, one after the other in their order. What the days around have
 * decides about visits, so it is counted too where it is not among them; only what is still needed is held, since three
 * busy days take hundreds of megabytes.
 */
export async function* countDays(
  { contents, visits }: Pick<SumsCollections, "contents" | "visits">,
  { workspace, days }: { readonly workspace: string; readonly days: readonly UtcDay[] },
): AsyncGenerator<CountedDay> {
  const held = new Map<UtcDay, DayContent["conversations"]>();
  for (const day of days) {
    for (const old of held.keys()) if (old < day - 1) held.delete(old);
    for (const near of [day - 1, day, day + 1]) {
      if (!held.has(near)) held.set(near, (await contents.count(workspace, [near])).get(near) ?? new Map());
    }
    const found = await visits.among(workspace, [day], (near) => held.get(near));
    yield { day, content: held.get(day) ?? new Map(), visits: found.get(day) ?? [] };
  }
}
