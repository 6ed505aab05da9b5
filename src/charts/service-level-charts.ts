import { type ChartOutcome, createChart } from "./chart";
import { datesFrom } from "./days";
import type { DayRange } from "./member-charts";

/** Waits that were answered within the target, and those that were not. */
export interface KeptAndBroken {
  readonly met: number;
  readonly breached: number;
}

export interface ServiceLevelDay extends KeptAndBroken {
  /** A local date, as in `2026-10-01`. */
  readonly date: string;
}

export interface ServiceLevelMember extends KeptAndBroken {
  readonly name: string;
}

/**
 * The share within the target for each day, in percent. `what` names the target: `First response`. A day
 * without a wait has no share, which is not 0%.
 */
export function serviceLevelPerDay(
  days: readonly ServiceLevelDay[],
  range: DayRange,
  what: string,
): ChartOutcome {
  const byDate = new Map(days.map((day) => [day.date, day]));
  const categories = datesFrom(range.first, range.last);
  return shares(
    what,
    "day",
    categories.map((date) => ({ name: date, met: 0, breached: 0, ...byDate.get(date) })),
  );
}

/** The share within the target for each member, in percent, highest first; then those with most waits. */
export function serviceLevelPerMember(members: readonly ServiceLevelMember[], what: string): ChartOutcome {
  const judged = members.filter((member) => waitsOf(member) > 0);
  return shares(
    what,
    "name",
    judged.toSorted((a, b) => (shareOf(b) ?? 0) - (shareOf(a) ?? 0) || waitsOf(b) - waitsOf(a)),
  );
}

function shares(
  what: string,
  categoryKind: "day" | "name",
  entries: readonly ServiceLevelMember[],
): ChartOutcome {
  if (entries.every((entry) => waitsOf(entry) === 0)) {
    return { kind: "no-data" };
  }
  const chart = createChart({
    kind: "bar",
    title: `${what} within target`,
    unit: "percent",
    categoryKind,
    categories: entries.map(({ name }) => name),
    series: [{ name: "Within target", values: entries.map(shareOf), sampleSizes: entries.map(waitsOf) }],
  });
  return { kind: "chart", chart };
}

function waitsOf({ met, breached }: KeptAndBroken): number {
  return met + breached;
}

function shareOf(entry: KeptAndBroken): number | null {
  const waits = waitsOf(entry);
  return waits === 0 ? null : (100 * entry.met) / waits;
}
