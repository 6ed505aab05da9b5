import fc from "fast-check";
import { coveredPeriod } from "../../../src/domain/digests/covered-period";
import { addDays, daysBetween, weekdayOf } from "../../../src/domain/period";

test.each([
  ["a weekly one covers the week up to the day before", [1], "2026-11-23", ["2026-11-16", "2026-11-22"]],
  ["on workdays Tuesday's covers Monday", [1, 2, 3, 4, 5], "2026-11-24", ["2026-11-23", "2026-11-23"]],
  ["the first of March covers a leap day", [3], "2028-03-01", ["2028-02-23", "2028-02-29"]],
  [
    "on workdays Monday's covers Friday to Sunday",
    [1, 2, 3, 4, 5],
    "2026-11-23",
    ["2026-11-20", "2026-11-22"],
  ],
  ["twice a week: Thursday's covers Monday to Wednesday", [1, 4], "2026-11-26", ["2026-11-23", "2026-11-25"]],
])("%s", (_, days, localDate, [first, last]) => {
  expect(coveredPeriod(days, localDate).dates).toEqual({ first, last });
});

test("figures are set against the same weekdays of the week before", () => {
  expect(coveredPeriod([1, 2, 3, 4, 5], "2026-11-23").previous).toEqual({
    first: "2026-11-13",
    last: "2026-11-15",
  });
});

const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 });

test("over the posts of any schedule every day is told once", () => {
  fc.assert(
    fc.property(weekdays, fc.integer({ min: 0, max: 3_000 }), (days, offset) => {
      const dates = Array.from({ length: 28 }, (_, index) => addDays("2024-01-01", offset + index));
      const posts = dates.filter((date) => days.includes(weekdayOf(date)));
      const told = posts.flatMap((date) => {
        const { first, last } = coveredPeriod(days, date).dates;
        return Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => addDays(first, index));
      });
      const [start = ""] = told;
      expect(told).toEqual(told.map((_, index) => addDays(start, index)));
      expect(told.at(-1)).toBe(addDays(posts.at(-1) ?? "", -1));
    }),
  );
});
