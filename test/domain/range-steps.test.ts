import fc from "fast-check";
import { isWithin } from "../../src/domain/instant";
import { stepsOf, stepUnits, unitsFor } from "../../src/domain/range-steps";

function range(from: string, to: string) {
  return { from: Date.parse(from), to: Date.parse(to) };
}

function starts(steps: readonly { from: number }[]): string[] {
  return steps.map(({ from }) => new Date(from).toISOString());
}

test("days follow the zone's wall clock through a clock change", () => {
  const days = stepsOf(range("2026-10-24T22:00:00Z", "2026-10-26T23:00:00Z"), "day", "Europe/Berlin");
  expect(starts(days)).toEqual(["2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"]);
});

test("months begin on the day on which the range does, or on the last one of a shorter month", () => {
  const months = stepsOf(range("2026-01-31T12:00:00Z", "2026-04-15T00:00:00Z"), "month", "UTC");
  expect(starts(months)).toEqual([
    "2026-01-31T12:00:00.000Z",
    "2026-02-28T12:00:00.000Z",
    "2026-03-31T12:00:00.000Z",
  ]);
});

test("the last step ends with the range, and an empty range has none", () => {
  const weeks = stepsOf(range("2026-11-01T00:00:00Z", "2026-11-10T00:00:00Z"), "week", "UTC");
  expect(weeks.map(({ from, to }) => (to - from) / 86_400_000)).toEqual([7, 2]);
  expect(stepsOf(range("2026-11-01T00:00:00Z", "2026-11-01T00:00:00Z"), "day", "UTC")).toEqual([]);
});

test("steps touch and cover the range, so that every instant in it is counted once", () => {
  const zones = fc.constantFrom("UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia");
  const instant = fc.integer({ min: Date.parse("2011-01-01"), max: Date.parse("2012-12-31") });
  fc.assert(
    fc.property(
      instant,
      instant,
      zones,
      fc.constantFrom(...stepUnits),
      fc.array(instant),
      (a, b, zone, unit, all) => {
        const whole = { from: Math.min(a, b), to: Math.max(a, b) };
        const steps = stepsOf(whole, unit, zone);
        const bounds = [whole.from, ...steps.map(({ to }) => to)];
        expect([...steps.map(({ from }) => from), whole.to]).toEqual(bounds);
        const within = all.filter((one) => one >= whole.from && one < whole.to);
        const counted = all.filter((one) => steps.some((step) => isWithin(step, one)));
        expect(counted).toEqual(within);
      },
    ),
    { numRuns: 60 },
  );
});

test.each([
  ["60 days", "2026-08-30T00:00:00Z", ["day", "week"]],
  ["60 days and a second", "2026-08-30T00:00:01Z", ["week"]],
  ["61 days", "2026-08-31T00:00:00Z", ["week", "month"]],
  ["a year", "2027-07-01T00:00:00Z", ["week", "month"]],
  ["more than a year", "2027-07-01T00:00:01Z", ["month"]],
])("%s may be cut into these units", (_name, to, units) => {
  expect(unitsFor(range("2026-07-01T00:00:00Z", to), "UTC")).toEqual(units);
});
