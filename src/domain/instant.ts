/** A point in time, in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A length of time in milliseconds; never negative. */
export type Milliseconds = number;

/** A day of UTC: whole days since 1970-01-01. */
export type UtcDay = number;

const DAY: Milliseconds = 86_400_000;

/** The day of UTC on which the instant lies. */
export function utcDayOf(instant: Instant): UtcDay {
  return Math.floor(instant / DAY);
}

/** The first instant of the day. */
export function startOfUtcDay(day: UtcDay): Instant {
  return day * DAY;
}

/** Nothing can be told of what was before: years have four digits, and none is negative. */
export const earliestInstant: Instant = Date.parse("0000-01-01T00:00:00Z");

const latestInstant: Instant = Date.parse("9999-12-31T23:59:59.999Z");

const DAYS_OF_400_YEARS = 146_097;

/** How much time counts between two instants: all of it, or only the open part of office hours. */
export type ElapsedTime = (from: Instant, to: Instant) => Milliseconds;

/** How much time counts for what is credited to a member, or to nobody: teams may have office hours of their own. */
export type CreditedTime = (from: Instant, to: Instant, creditedTo: string | null) => Milliseconds;

/** Elapsed time by the wall: a negative difference counts as 0 (metrics.md). */
export const wallClockTime: ElapsedTime = (from, to) => Math.max(0, to - from);

/** Half-open range of instants: `from` belongs to it, `to` does not. */
export interface TimeRange {
  readonly from: Instant;
  readonly to: Instant;
}

/** Whether the instant lies in the half-open range. */
export function isWithin(range: TimeRange, instant: Instant): boolean {
  return range.from <= instant && instant < range.to;
}

const RFC_3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;

/**
 * Reads an RFC 3339 date-time with an offset, to the millisecond.
 * Answers undefined for anything else: no offset, a day that does not exist, more than three
 * decimals, a year beyond 9999.
 */
export function parseInstant(text: string): Instant | undefined {
  const match = RFC_3339.exec(text);
  if (!match) return undefined;
  // One by one: this is done for every event, and lists of parts cost more than all else here.
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6])];
  const [offsetHour, offsetMinute] = [Number(match[9] ?? 0), Number(match[10] ?? 0)];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59 || offsetHour > 23 || offsetMinute > 59) return undefined;
  const millisecond = match[7] === undefined ? 0 : Number(match[7].padEnd(3, "0"));
  // Date.UTC takes years below 100 for those of the twentieth century; the calendar repeats after 400.
  const utc =
    Date.UTC(year + 400, month - 1, day, hour, minute, second, millisecond) - DAYS_OF_400_YEARS * DAY;
  const offset = (offsetHour * 60 + offsetMinute) * 60_000;
  const instant = match[8] === "-" ? utc + offset : utc - offset;
  // RFC 3339 has four digits for the year, and an offset can lead past them.
  return instant >= earliestInstant && instant <= latestInstant ? instant : undefined;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** RFC 3339 in UTC with milliseconds, as every output writes instants. */
export function formatInstant(instant: Instant): string {
  return new Date(instant).toISOString();
}
