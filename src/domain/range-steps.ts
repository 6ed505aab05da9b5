import { DateTime } from "luxon";
import type { Instant, TimeRange } from "./instant";

export const stepUnits = ["day", "week", "month"] as const;
export type StepUnit = (typeof stepUnits)[number];

/**
 * Cuts a range into steps of a day, a week or a month by the zone's wall clock, the first one beginning where
 * the range does. The last one ends with the range.
 */
export function stepsOf({ from, to }: TimeRange, unit: StepUnit, zone: string): TimeRange[] {
  const starts: Instant[] = [];
  for (let start = from; start < to; start = later(from, { [unit]: starts.length }, zone)) starts.push(start);
  return starts.map((start, index) => ({ from: start, to: starts[index + 1] ?? to }));
}

/** The units into which a range may be cut: days up to 60 days, weeks up to a year, months from 61 days on. */
export function unitsFor({ from, to }: TimeRange, zone: string): readonly StepUnit[] {
  const isAllowed: Readonly<Record<StepUnit, boolean>> = {
    day: to <= later(from, { day: 60 }, zone),
    week: to <= later(from, { year: 1 }, zone),
    month: to >= later(from, { day: 61 }, zone),
  };
  return stepUnits.filter((unit) => isAllowed[unit]);
}

function later(from: Instant, duration: Readonly<Record<string, number>>, zone: string): Instant {
  return DateTime.fromMillis(from, { zone }).plus(duration).toMillis();
}
