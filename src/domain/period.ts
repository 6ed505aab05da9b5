import { DateTime, IANAZone } from "luxon";
import type { Instant, TimeRange } from "./instant";

/** A day of the calendar, `YYYY-MM-DD`, without a zone. */
export type LocalDate = string;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Whether the text names a time zone of the IANA database, such as `Europe/Berlin`. */
export function isZone(zone: string): boolean {
  return IANAZone.isValidZone(zone);
}

/** Whether the text is a day that exists, `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: "utc" }).isValid;
}

/** The date that the clocks of the zone bear at the instant. */
export function localDateAt(instant: Instant, zone: string): LocalDate {
  return new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, 10);
}

/** The date some days later, or earlier for a negative number. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(utcMidnight(date) + days * DAY).toISOString().slice(0, 10);
}

/** How many days lie from the first date to the second. */
export function daysBetween(first: LocalDate, second: LocalDate): number {
  return (utcMidnight(second) - utcMidnight(first)) / DAY;
}

/** ISO weekday of a date: 1 Monday to 7 Sunday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(utcMidnight(date)).getUTCDay() || 7;
}

/**
 * The first instant that bears the date in the zone, also where midnight is missing or comes twice.
 * A date that the zone skipped altogether begins where the next one does.
 */
export function startOfLocalDate(date: LocalDate, zone: string): Instant {
  return instantOfWallClock(date, 0, zone);
}

/**
 * The instant at which the zone's clocks show the date and the minutes since midnight (1,440 is the
 * next midnight). A time that a clock change skips is the first instant after it; one that comes
 * twice is the first of the two.
 */
export function instantOfWallClock(date: LocalDate, minutes: number, zone: string): Instant {
  const shown = utcMidnight(date) + minutes * 60_000;
  const offsets = offsetsAround(shown, zone);
  const instants = offsets
    .map((offset) => shown - offset)
    .filter((instant) => offsets.length === 1 || instant + offsetAt(instant, zone) === shown);
  if (instants.length > 0) return Math.min(...instants);
  return firstInstantFrom(shown - DAY, shown + DAY, (instant) => instant + offsetAt(instant, zone) >= shown);
}

/** The zone's offsets within a day of the instant: two around a clock change, else one. No change lasts only hours. */
function offsetsAround(instant: Instant, zone: string): number[] {
  const offsets = new Set<number>();
  for (let near = instant - DAY; near <= instant + DAY; near += 12 * HOUR) offsets.add(offsetAt(near, zone));
  return [...offsets];
}

/** From the first instant of the first date to the first instant after the last one. */
export function rangeOfLocalDates(first: LocalDate, last: LocalDate, zone: string): TimeRange {
  return { from: startOfLocalDate(first, zone), to: startOfLocalDate(addDays(last, 1), zone) };
}

/** The local days that the range reaches into, in order, each with its part of the range. */
export function localDaysIn(
  range: TimeRange,
  zone: string,
): readonly { readonly date: LocalDate; readonly range: TimeRange }[] {
  const days: { date: LocalDate; range: TimeRange }[] = [];
  let { from } = range;
  for (let date = localDateAt(from, zone); from < range.to; date = addDays(date, 1)) {
    const to = Math.min(range.to, startOfLocalDate(addDays(date, 1), zone));
    // A date that the zone skipped has no part.
    if (from < to) days.push({ date, range: { from, to } });
    from = Math.max(from, to);
  }
  return days;
}

/** Whole days between two instants by the zone's wall clock. */
export function wallClockDays(from: Instant, to: Instant, zone: string): number {
  return Math.floor((to + offsetAt(to, zone) - from - offsetAt(from, zone)) / DAY);
}

/** The ISO weekday in the zone at the instant. */
export function weekdayAt(instant: Instant, zone: string): number {
  return new Date(instant + offsetAt(instant, zone)).getUTCDay() || 7;
}

/** By zone and hour what `offsetDuring` found; clocks are looked up slowly, and reports ask for the same hours. */
const offsets = new Map<string, Map<number, number | null>>();
/** Of a zone. */
const MOST_HOURS_REMEMBERED = 20_000;

/** Milliseconds that the zone's clocks are ahead of UTC at the instant. */
function offsetAt(instant: Instant, zone: string): number {
  const ofZone = offsets.get(zone) ?? new Map<number, number | null>();
  offsets.set(zone, ofZone);
  const hour = Math.floor(instant / HOUR);
  let offset = ofZone.get(hour);
  if (offset === undefined) {
    offset = offsetDuring(hour * HOUR, zone);
    if (ofZone.size >= MOST_HOURS_REMEMBERED) ofZone.clear();
    ofZone.set(hour, offset);
  }
  return offset ?? lookedUpOffset(instant, zone);
}

/** What holds for the whole hour from the instant on; null where clocks are moved in it. */
function offsetDuring(from: Instant, zone: string): number | null {
  const offset = lookedUpOffset(from, zone);
  return offset === lookedUpOffset(from + HOUR - 1, zone) ? offset : null;
}

function lookedUpOffset(instant: Instant, zone: string): number {
  return IANAZone.create(zone).offset(instant) * 60_000;
}

function utcMidnight(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** Binary search for the first millisecond at which the condition, once true, stays true. */
function firstInstantFrom(from: Instant, to: Instant, isReached: (instant: Instant) => boolean): Instant {
  let before = from;
  let reached = to;
  while (reached - before > 1) {
    const middle = before + Math.floor((reached - before) / 2);
    if (isReached(middle)) reached = middle;
    else before = middle;
  }
  return reached;
}
