import fc from "fast-check";
import { startOfUtcDay, utcDayOf } from "../../../src/domain/instant";
import { coverOf, daysOfSpan, partsOf } from "../../../src/storage/sums/cover";

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Days from the first to the last, both included. */
function days(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

it("every whole day of a range lies in exactly one span, and every cut day is read by rows", () => {
  const instant = fc.integer({ min: -400 * 24, max: 400 * 24 }).map((hours) => hours * HOUR);
  fc.assert(
    fc.property(instant, instant, (one, other) => {
      const range = { from: Math.min(one, other), to: Math.max(one, other) };
      const parts = coverOf(range, days(-500, 500));
      const whole = days(-500, 500).filter(
        (day) => startOfUtcDay(day) >= range.from && startOfUtcDay(day + 1) <= range.to,
      );
      const touched = days(-500, 500).filter(
        (day) => startOfUtcDay(day) < range.to && startOfUtcDay(day + 1) > range.from,
      );
      const spans = parts.flatMap((part) => (part.kind === "span" ? [part.span] : []));
      const rows = parts.flatMap((part) => (part.kind === "rows" ? [part.day] : []));
      expect(spans.flatMap(daysOfSpan)).toEqual(whole);
      expect([...whole, ...rows].sort((left, right) => left - right)).toEqual(
        range.from === range.to ? [] : touched,
      );
    }),
  );
});

it("a month takes at most twelve spans, and a year twenty", () => {
  // At most three of each shorter length on either side: 30 = 6 + 6×4, and 365 = 5 + 6×4 + 5×16 + 4×64.
  const most = (length: number) =>
    Math.max(
      ...days(20_000, 20_063).map(
        (first) =>
          coverOf({ from: first * DAY, to: (first + length) * DAY }, days(first, first + length)).length,
      ),
    );
  expect(most(30)).toBe(12);
  expect(most(365)).toBe(20);
});

it("a range without end is covered as far as there are days", () => {
  const endless = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  const spans = coverOf(endless, [utcDayOf(0), 5]).flatMap((part) =>
    part.kind === "span" ? [part.span] : [],
  );
  expect(spans.flatMap(daysOfSpan)).toEqual(days(0, 5));
  expect(coverOf(endless, [])).toEqual([]);
});

it("the parts of a span have its days", () => {
  for (const span of [
    { level: 1, index: -3 },
    { level: 2, index: 0 },
    { level: 3, index: 319 },
  ]) {
    expect(partsOf(span).flatMap(daysOfSpan)).toEqual(daysOfSpan(span));
  }
});
