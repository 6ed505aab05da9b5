import { z } from "zod";
import { compareText } from "./event-order";
import type { ElapsedTime, Instant, Milliseconds, TimeRange } from "./instant";
import {
  addDays,
  instantOfWallClock,
  isLocalDate,
  isZone,
  type LocalDate,
  localDateAt,
  weekdayOf,
} from "./period";

const clockTime = /^([01]\d|2[0-3]):([0-5]\d)$/;
const opening = z.string().regex(clockTime, "must be a time such as 09:00");
const closing = z
  .string()
  .refine((time) => time === "24:00" || clockTime.test(time), "must be a time such as 18:00");

/** A calendar of office hours as in docs/metrics.md; every value of it comes from outside. */
export const calendarSchema = z.object({
  zone: z.string().refine(isZone, "must be a zone of the IANA database, such as Europe/Berlin"),
  /** Openings by ISO weekday; a closing at or before the opening is on the next day. */
  week: z.partialRecord(z.enum(["1", "2", "3", "4", "5", "6", "7"]), z.array(z.tuple([opening, closing]))),
  /** Local dates on which nothing opens. */
  holidays: z.array(z.string().refine(isLocalDate, "must be a date such as 2026-12-25")).default([]),
});

export type Calendar = z.output<typeof calendarSchema>;

/** Counts only the open time of the calendar between two instants. */
export function officeHoursTime(calendar: Calendar): ElapsedTime {
  let known: OpenTime | null = null;
  return (from, to) => {
    if (to <= from) return 0;
    if (known === null || from < known.covered.from || to > known.covered.to) {
      known = new OpenTime(calendar, widen({ from, to }, known?.covered));
    }
    return known.until(to) - known.until(from);
  };
}

const MARGIN = 60 * 24 * 3_600_000;

/** Covers more than was asked for, so that a report's many questions rebuild the openings seldom. */
function widen({ from, to }: TimeRange, covered: TimeRange | undefined): TimeRange {
  return {
    from: Math.min(from - MARGIN, covered?.from ?? from),
    to: Math.max(to + MARGIN, covered?.to ?? to),
  };
}

/** The openings of a calendar in a range, without overlaps, with the open time before each. */
class OpenTime {
  private readonly openings: { range: TimeRange; before: Milliseconds }[] = [];

  constructor(
    calendar: Calendar,
    readonly covered: TimeRange,
  ) {
    let before = 0;
    for (const range of withoutOverlaps(openingsIn(calendar, covered))) {
      this.openings.push({ range, before });
      before += range.to - range.from;
    }
  }

  /** The open time from the start of what is covered until the instant. */
  until(instant: Instant): Milliseconds {
    let low = 0;
    let high = this.openings.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.openings[middle]?.range.from ?? instant) < instant) low = middle + 1;
      else high = middle;
    }
    const last = this.openings[low - 1];
    return last === undefined ? 0 : last.before + Math.min(instant, last.range.to) - last.range.from;
  }
}

function openingsIn({ zone, week, holidays }: Calendar, covered: TimeRange): TimeRange[] {
  const ranges: TimeRange[] = [];
  const closedDates = new Set(holidays);
  const last = addDays(localDateAt(covered.to, zone), 1);
  for (
    let date = addDays(localDateAt(covered.from, zone), -1);
    compareText(date, last) <= 0;
    date = addDays(date, 1)
  ) {
    if (closedDates.has(date)) continue;
    for (const [opens, closes] of week[weekdayKey(date)] ?? []) {
      const from = instantOfWallClock(date, minutesOf(opens), zone);
      const closesNextDay = minutesOf(closes) <= minutesOf(opens);
      const to = instantOfWallClock(closesNextDay ? addDays(date, 1) : date, minutesOf(closes), zone);
      if (from < to) ranges.push({ from, to });
    }
  }
  return ranges;
}

function weekdayKey(date: LocalDate): keyof Calendar["week"] {
  const keys = ["1", "2", "3", "4", "5", "6", "7"] as const;
  return keys[weekdayOf(date) - 1] ?? "7";
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

function withoutOverlaps(ranges: readonly TimeRange[]): TimeRange[] {
  const merged: TimeRange[] = [];
  for (const range of ranges.toSorted((left, right) => left.from - right.from)) {
    const previous = merged.at(-1);
    if (previous === undefined || range.from > previous.to) merged.push(range);
    else merged[merged.length - 1] = { from: previous.from, to: Math.max(previous.to, range.to) };
  }
  return merged;
}
