import { type Instant, startOfUtcDay, type TimeRange, type UtcDay, utcDayOf } from "../../domain/instant";

/** How many days a sum of each level covers; each begins at a multiple of its length. */
export const levelLengths = [1, 4, 16, 64] as const;

/** Sums of so many days in a row: the days from `index` times the level's length on. */
export interface Span {
  readonly level: number;
  readonly index: number;
}

/** A part of a range: whole days that are added up, or what of a day lies in the range. */
export type Part =
  | { readonly kind: "span"; readonly span: Span }
  | { readonly kind: "rows"; readonly day: UtcDay };

/** The days of a span. */
export function daysOfSpan({ level, index }: Span): UtcDay[] {
  const length = levelLengths[level] ?? 1;
  return Array.from({ length }, (_, offset) => index * length + offset);
}

/** The spans of the level below that a span consists of. */
export function partsOf({ level, index }: Span): Span[] {
  const parts = (levelLengths[level] ?? 1) / (levelLengths[level - 1] ?? 1);
  return Array.from({ length: parts }, (_, offset) => ({ level: level - 1, index: index * parts + offset }));
}

/**
 * The fewest spans that cover the range's whole days from the first to the last of the given ones, and the days of
 * which only a part lies in it.
 */
export function coverOf({ from, to }: TimeRange, days: readonly UtcDay[]): Part[] {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || from >= to) return [];
  const firstWhole = isStartOfDay(from) ? utcDayOf(from) : utcDayOf(from) + 1;
  const endOfWhole = utcDayOf(to);
  const cut = [isStartOfDay(from) ? [] : utcDayOf(from), isStartOfDay(to) ? [] : utcDayOf(to)].flat();
  const parts: Part[] = [...new Set(cut)].map((day) => ({ kind: "rows", day }));
  const end = Math.min(endOfWhole, last + 1);
  for (let day = Math.max(firstWhole, first); day < end; ) {
    const level = largestLevelAt(day, end);
    const length = levelLengths[level] ?? 1;
    parts.push({ kind: "span", span: { level, index: day / length } });
    day += length;
  }
  return parts;
}

function isStartOfDay(instant: Instant): boolean {
  return instant === startOfUtcDay(utcDayOf(instant));
}

function largestLevelAt(day: UtcDay, end: UtcDay): number {
  return levelLengths.findLastIndex((length) => day % length === 0 && day + length <= end);
}
