import fc from "fast-check";
import {
  datesOf,
  describeDates,
  type Preset,
  presets,
  previousChoice,
  type RangeChoice,
  resolveRange,
} from "../../src/domain/range";
import { parseRange } from "../../src/domain/range-words";

// Sunday 15 November 2026, 23:30 in Berlin and already Monday in Auckland.
const now = Date.parse("2026-11-15T22:30:00Z");
const berlin = "Europe/Berlin";

const preset = (name: Preset): RangeChoice => ({ kind: "preset", preset: name });

describe("presets", () => {
  it.each([
    ["today", "2026-11-15", "2026-11-15"],
    ["yesterday", "2026-11-14", "2026-11-14"],
    ["last 7 days", "2026-11-09", "2026-11-15"],
    ["last 14 days", "2026-11-02", "2026-11-15"],
    ["last 30 days", "2026-10-17", "2026-11-15"],
    ["last 90 days", "2026-08-18", "2026-11-15"],
    ["this week", "2026-11-09", "2026-11-15"],
    ["last week", "2026-11-02", "2026-11-08"],
    ["this month", "2026-11-01", "2026-11-30"],
    ["last month", "2026-10-01", "2026-10-31"],
  ] as const)("%s runs from %s to %s, both included", (name, first, last) => {
    expect(datesOf(preset(name), now, berlin)).toEqual({ first, last });
  });

  it("are days of the workspace's zone, not of UTC", () => {
    expect(datesOf(preset("today"), now, "Pacific/Auckland").first).toBe("2026-11-16");
    expect(datesOf(preset("this week"), now, "Pacific/Auckland").first).toBe("2026-11-16");
  });

  it("last 30 days over a clock change is an hour longer", () => {
    const { from, to } = resolveRange(preset("last 30 days"), now, berlin);
    expect(new Date(from).toISOString()).toBe("2026-10-16T22:00:00.000Z");
    expect(new Date(to).toISOString()).toBe("2026-11-15T23:00:00.000Z");
  });

  it("the period before touches the range, whatever the range", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...presets),
        fc.date({ min: new Date("2001-01-01"), max: new Date("2036-01-01"), noInvalidDate: true }),
        (name, date) => {
          const current = resolveRange(preset(name), date.getTime(), berlin);
          const before = resolveRange(
            previousChoice(preset(name), date.getTime(), berlin),
            date.getTime(),
            berlin,
          );
          expect(before.to).toBe(current.from);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("the month before a month is a month", () => {
    const march = Date.parse("2026-03-10T12:00:00Z");
    expect(previousChoice(preset("this month"), march, berlin)).toEqual({
      kind: "dates",
      first: "2026-02-01",
      last: "2026-02-28",
    });
  });
});

describe("parseRange", () => {
  it.each([
    ["7d", preset("last 7 days")],
    ["LAST 30 Days", preset("last 30 days")],
    ["90 days", preset("last 90 days")],
    ["45d", { kind: "days", days: 45 }],
    ["this   month", preset("this month")],
    ["last_week", preset("last week")],
    ["today", preset("today")],
    ["2026-10-01..2026-10-31", { kind: "dates", first: "2026-10-01", last: "2026-10-31" }],
    ["2026-10-01 .. 2026-10-31", { kind: "dates", first: "2026-10-01", last: "2026-10-31" }],
    ["2026-10-05", { kind: "dates", first: "2026-10-05", last: "2026-10-05" }],
    ["2026-02", { kind: "dates", first: "2026-02-01", last: "2026-02-28" }],
    ["october", { kind: "dates", first: "2026-10-01", last: "2026-10-31" }],
    ["Nov", { kind: "dates", first: "2026-11-01", last: "2026-11-30" }],
    ["december", { kind: "dates", first: "2025-12-01", last: "2025-12-31" }],
    ["october 2024", { kind: "dates", first: "2024-10-01", last: "2024-10-31" }],
  ])("reads %j", (text, choice) => {
    expect(parseRange(text, now, berlin)).toEqual({ ok: true, choice });
  });

  it.each([
    "last fortnight",
    "0d",
    "2026-10-31..2026-10-01",
    "2026-02-30",
    "2026-10-01..",
    "..",
    "octember",
    "9999d",
  ])("says why %j is no range", (text) => {
    const parsed = parseRange(text, now, berlin);
    expect(parsed.ok).toBe(false);
    expect(!parsed.ok && parsed.reason.length).toBeGreaterThan(10);
  });
});

describe("describeDates", () => {
  it.each([
    ["2026-10-03", "2026-10-03", "3 Oct 2026"],
    ["2026-10-01", "2026-10-31", "1–31 Oct 2026"],
    ["2026-09-28", "2026-10-04", "28 Sep – 4 Oct 2026"],
    ["2025-12-28", "2026-01-03", "28 Dec 2025 – 3 Jan 2026"],
  ])("writes %s to %s as %s", (first, last, words) => {
    expect(describeDates(first, last)).toBe(words);
  });
});
