import type { UtcDay } from "../../domain/instant";
import { inChunks } from "../bulk";
import type { DayContent } from "./day-content";
import type { DayVisit } from "./day-visits";
import type { SumsCollections } from "./read-days";

/** Days counted at once: with the days around it a busy one takes over a hundred megabytes. */
const DAYS_AT_ONCE = 1;

/** A day and everything that counts on it. */
export interface CountedDay {
  readonly day: UtcDay;
  readonly content: DayContent["conversations"];
  readonly visits: readonly DayVisit[];
}

/**
 * Counts days (ascending) from their conversations, one after the other in their order. What the days around have
 * decides about visits, so it is counted too where it is not among them; only what is still needed is held.
 */
export async function* countDays(
  { contents, visits }: Pick<SumsCollections, "contents" | "visits">,
  { workspace, days }: { readonly workspace: string; readonly days: readonly UtcDay[] },
): AsyncGenerator<CountedDay> {
  const needed = [...new Set(days.flatMap((day) => [day - 1, day, day + 1]))];
  const held = new Map<UtcDay, DayContent["conversations"]>();
  let pending = days;
  for (const some of inChunks(needed, DAYS_AT_ONCE)) {
    for (const [day, content] of await contents.count(workspace, some)) held.set(day, content);
    const [ready, others] = [
      pending.filter((day) => held.has(day + 1)),
      pending.filter((day) => !held.has(day + 1)),
    ];
    const found = await visits.among(workspace, ready, (day) => held.get(day));
    for (const day of ready) {
      yield { day, content: held.get(day) ?? new Map(), visits: found.get(day) ?? [] };
    }
    pending = others;
    for (const day of held.keys()) if (day < (pending[0] ?? Infinity) - 1) held.delete(day);
  }
}
