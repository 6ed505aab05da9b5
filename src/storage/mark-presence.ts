import type { CaseboardEvent } from "../domain/events";
import type { UtcDay } from "../domain/instant";
import { daysOfBreaks, isPresenceEvent, presentMember } from "../domain/presence";
import { visitDaysAround } from "../domain/visits";
import type { Derivation } from "./derive";

/**
 * Marks the days on which visits end otherwise now that these events are stored: presence is read from the log
 * itself. A deletion, and an upsert after one, decide which of the member's later statuses are ignored; that can
 * be on any day from then on.
 */
export async function markPresence(
  { marks, presence }: Pick<Derivation, "marks" | "presence">,
  workspace: string,
  events: readonly CaseboardEvent[],
): Promise<void> {
  const told = events.filter(isPresenceEvent);
  if (told.length === 0) return;
  const days = new Set<UtcDay>(daysOfBreaks(told));
  const upserted = told.filter(({ type }) => type === "user.upserted").map(presentMember);
  const deleted = upserted.length > 0 ? await presence.everDeleted(workspace, upserted) : new Set<string>();
  const turns = told.filter(
    (event) =>
      event.type === "user.deleted" || (event.type === "user.upserted" && deleted.has(presentMember(event))),
  );
  if (turns.length > 0) {
    const first = Math.min(...turns.flatMap(({ at }) => visitDaysAround(at)));
    const later = await marks.versions(workspace, first, Number.POSITIVE_INFINITY, "visits");
    for (const day of later.keys()) days.add(day);
  }
  await marks.mark(workspace, [], { visits: [...days] });
}
