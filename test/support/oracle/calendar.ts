import { IANAZone } from "luxon";

/** Office hours: "HH:MM" pairs for each ISO weekday, and local dates (yyyy-mm-dd) on which nothing opens. */
export interface Calendar {
  zone: string;
  week: Record<string, readonly (readonly [string, string])[]>;
  holidays?: readonly string[];
}

interface Opening {
  start: number;
  end: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What the zone's clocks show at an instant, as if that reading were UTC, in ms. */
export function wallClock(zone: string, instant: number): number {
  return instant + IANAZone.create(zone).offset(instant) * MINUTE;
}

/** The first instant at which the zone's clocks show this reading; where they skip it, the first one after it. */
function instantOfReading(zone: string, reading: number): number {
  const before = reading - 2 * DAY;
  const after = reading + 2 * DAY;
  const offsets = [before, after].map((instant) => IANAZone.create(zone).offset(instant) * MINUTE);
  const found = offsets
    .map((offset) => reading - offset)
    .filter((instant) => wallClock(zone, instant) === reading);
  if (found.length > 0) return Math.min(...found);
  return changeOfClocks(zone, before, after);
}

function changeOfClocks(zone: string, before: number, after: number): number {
  let low = before;
  let high = after;
  const offset = IANAZone.create(zone).offset(before);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (IANAZone.create(zone).offset(middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}

function millisecondsOfDay(time: string): number {
  const [hours, minutes] = time.split(":");
  return (Number(hours) * 60 + Number(minutes)) * MINUTE;
}

/** The openings that begin on a local date, given as its midnight read as UTC. */
function openingsOfDate(calendar: Calendar, midnight: number): Opening[] {
  const date = new Date(midnight);
  if (calendar.holidays?.includes(date.toISOString().slice(0, 10))) return [];
  const weekday = date.getUTCDay() === 0 ? 7 : date.getUTCDay();
  return (calendar.week[String(weekday)] ?? []).map(([opens, closes]) => {
    const start = millisecondsOfDay(opens);
    const end = millisecondsOfDay(closes);
    return {
      start: instantOfReading(calendar.zone, midnight + start),
      end: instantOfReading(calendar.zone, midnight + (end <= start ? end + DAY : end)),
    };
  });
}

/** Seconds from one instant to another (in ms), never negative; with a calendar only the open ones. */
export function secondsBetween(calendar: Calendar | undefined, start: number, end: number): number {
  if (end <= start) return 0;
  if (calendar === undefined) return (end - start) / 1000;
  const openings: Opening[] = [];
  const firstDate = Math.floor(wallClock(calendar.zone, start) / DAY) * DAY - 2 * DAY;
  for (let midnight = firstDate; midnight <= wallClock(calendar.zone, end) + DAY; midnight += DAY) {
    openings.push(...openingsOfDate(calendar, midnight));
  }
  let counted = start;
  let open = 0;
  for (const opening of openings.toSorted((left, right) => left.start - right.start)) {
    const from = Math.max(opening.start, counted);
    const to = Math.min(opening.end, end);
    if (to <= from) continue;
    open += to - from;
    counted = to;
  }
  return open / 1000;
}
