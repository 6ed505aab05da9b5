import { DateTime } from "luxon";
import type { Instant, TimeRange } from "./instant";
import { addDays, daysBetween, type LocalDate, localDateAt, rangeOfLocalDates, weekdayOf } from "./period";

/** Ranges with a name; all of them resolve in the workspace's zone (docs/metrics.md). */
export const presets = [
  "today",
  "yesterday",
  "last 7 days",
  "last 14 days",
  "last 30 days",
  "last 90 days",
  "this week",
  "last week",
  "this month",
  "last month",
] as const;

export type Preset = (typeof presets)[number];

/** A range as people ask for it: a preset that moves with the clock, or two local dates, both included. */
export type RangeChoice =
  | { readonly kind: "preset"; readonly preset: Preset }
  | { readonly kind: "days"; readonly days: number }
  | { readonly kind: "dates"; readonly first: LocalDate; readonly last: LocalDate };

export const defaultRange: RangeChoice = { kind: "preset", preset: "last 30 days" };

/** The first and the last local date of the choice, both included, as of `now` in the zone. */
export function datesOf(
  choice: RangeChoice,
  now: Instant,
  zone: string,
): { first: LocalDate; last: LocalDate } {
  if (choice.kind === "dates") return choice;
  const today = localDateAt(now, zone);
  if (choice.kind === "days") return lastDays(today, choice.days);
  const monday = addDays(today, 1 - weekdayOf(today));
  switch (choice.preset) {
    case "today":
      return { first: today, last: today };
    case "yesterday":
      return { first: addDays(today, -1), last: addDays(today, -1) };
    case "last 7 days":
      return lastDays(today, 7);
    case "last 14 days":
      return lastDays(today, 14);
    case "last 30 days":
      return lastDays(today, 30);
    case "last 90 days":
      return lastDays(today, 90);
    case "this week":
      return { first: monday, last: addDays(monday, 6) };
    case "last week":
      return { first: addDays(monday, -7), last: addDays(monday, -1) };
    case "this month":
      return monthOf(today);
    case "last month":
      return monthOf(addDays(monthOf(today).first, -1));
  }
}

/** The instants of the choice as of `now`: it runs to the end of its last day, even where that lies ahead. */
export function resolveRange(choice: RangeChoice, now: Instant, zone: string): TimeRange {
  const { first, last } = datesOf(choice, now, zone);
  return rangeOfLocalDates(first, last, zone);
}

/**
 * The period before, to compare with: for a month or a week (this or last) the one before it;
 * for anything else as many days just before it.
 */
export function previousChoice(choice: RangeChoice, now: Instant, zone: string): RangeChoice {
  const { first, last } = datesOf(choice, now, zone);
  const isMonth = choice.kind === "preset" && choice.preset.endsWith("month");
  if (isMonth) return { kind: "dates", ...monthOf(addDays(first, -1)) };
  const days = daysBetween(first, last) + 1;
  return { kind: "dates", first: addDays(first, -days), last: addDays(first, -1) };
}

/** The choice in words people use, such as `last 30 days` or `1–31 Oct 2026`. */
export function describeRange(choice: RangeChoice): string {
  if (choice.kind === "preset") return choice.preset;
  if (choice.kind === "days") return `last ${choice.days} days`;
  return describeDates(choice.first, choice.last);
}

/** Two local dates, both included, in words: `3 Oct 2026`, `1–31 Oct 2026`, `28 Sep – 4 Oct 2026`. */
export function describeDates(first: LocalDate, last: LocalDate): string {
  const from = DateTime.fromISO(first, { zone: "utc", locale: "en-US" });
  const to = DateTime.fromISO(last, { zone: "utc", locale: "en-US" });
  if (first === last) return to.toFormat("d LLL yyyy");
  if (from.hasSame(to, "month")) return `${from.day}–${to.toFormat("d LLL yyyy")}`;
  const fromFormat = from.hasSame(to, "year") ? "d LLL" : "d LLL yyyy";
  return `${from.toFormat(fromFormat)} – ${to.toFormat("d LLL yyyy")}`;
}

/** The first and last date of the month in which the date lies. */
export function monthOf(date: LocalDate): { first: LocalDate; last: LocalDate } {
  const first = `${date.slice(0, 7)}-01`;
  const next = `${addDays(first, 31).slice(0, 7)}-01`;
  return { first, last: addDays(next, -1) };
}

function lastDays(today: LocalDate, days: number): { first: LocalDate; last: LocalDate } {
  return { first: addDays(today, 1 - days), last: today };
}
