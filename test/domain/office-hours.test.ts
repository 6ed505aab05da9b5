import fc from "fast-check";
import { type Calendar, calendarSchema, officeHoursTime } from "../../src/domain/office-hours";

const hours = (calendar: Partial<Calendar> & Pick<Calendar, "week">) =>
  calendarSchema.parse({ zone: "Europe/Berlin", ...calendar });

/** Open hours between two wall-clock instants given with their offsets. */
function openHours(calendar: Calendar, from: string, to: string): number {
  return officeHoursTime(calendar)(Date.parse(from), Date.parse(to)) / 3_600_000;
}

const split = hours({
  week: {
    "1": [
      ["09:00", "12:00"],
      ["13:00", "18:00"],
    ],
    "2": [["09:00", "18:00"]],
  },
});

describe("office hours", () => {
  it("count only what lies within the openings of the day", () => {
    expect(openHours(split, "2026-10-05T08:00:00+02:00", "2026-10-05T23:00:00+02:00")).toBe(8);
    expect(openHours(split, "2026-10-05T11:30:00+02:00", "2026-10-05T13:15:00+02:00")).toBe(0.75);
    expect(openHours(split, "2026-10-05T12:10:00+02:00", "2026-10-05T12:50:00+02:00")).toBe(0);
  });

  it("run over nights and days that are closed", () => {
    // Monday 17:00 to Tuesday of the week after 10:00: 1 h, 9 h Tuesday, 8 h Monday, 1 h Tuesday.
    expect(openHours(split, "2026-10-05T17:00:00+02:00", "2026-10-13T10:00:00+02:00")).toBe(19);
  });

  it("past midnight belong to the day on which they open", () => {
    const night = hours({ week: { "6": [["22:00", "02:00"]] } });
    expect(openHours(night, "2026-10-10T20:00:00+02:00", "2026-10-11T20:00:00+02:00")).toBe(4);
    const holiday = hours({ week: { "6": [["22:00", "02:00"]] }, holidays: ["2026-10-11"] });
    expect(openHours(holiday, "2026-10-10T20:00:00+02:00", "2026-10-11T20:00:00+02:00")).toBe(4);
    const eve = hours({ week: { "6": [["22:00", "02:00"]] }, holidays: ["2026-10-10"] });
    expect(openHours(eve, "2026-10-10T20:00:00+02:00", "2026-10-11T20:00:00+02:00")).toBe(0);
  });

  it("a closing equal to the opening is a whole day later", () => {
    const always = hours({ week: { "1": [["00:00", "00:00"]] } });
    expect(openHours(always, "2026-10-04T00:00:00+02:00", "2026-10-08T00:00:00+02:00")).toBe(24);
  });

  it("overlapping openings count once", () => {
    const overlapping = hours({
      week: {
        "1": [
          ["09:00", "12:00"],
          ["11:00", "15:00"],
          ["10:00", "11:30"],
        ],
      },
    });
    expect(openHours(overlapping, "2026-10-05T00:00:00+02:00", "2026-10-06T00:00:00+02:00")).toBe(6);
  });

  it("an hour that a clock change skips is not there, one that comes twice begins at the first", () => {
    const night = hours({ week: { "7": [["02:30", "04:00"]] } });
    // 29 March 2026: 02:30 is skipped, so it opens at 03:00 summer time.
    expect(openHours(night, "2026-03-29T00:00:00+01:00", "2026-03-29T12:00:00+02:00")).toBe(1);
    // 25 October 2026: 02:30 comes twice; from the first one to 04:00 it is 2.5 hours.
    expect(openHours(night, "2026-10-25T00:00:00+02:00", "2026-10-25T12:00:00+01:00")).toBe(2.5);
  });

  it("a negative difference counts as 0", () => {
    expect(openHours(split, "2026-10-05T18:00:00+02:00", "2026-10-05T09:00:00+02:00")).toBe(0);
  });

  it("add up over any instant between, whatever was asked before", () => {
    const elapsed = officeHoursTime(split);
    const instant = fc.integer({
      min: Date.parse("2025-01-01T00:00:00Z"),
      max: Date.parse("2028-01-01T00:00:00Z"),
    });
    fc.assert(
      fc.property(fc.tuple(instant, instant, instant), (instants) => {
        const [first = 0, second = 0, third = 0] = instants.toSorted((left, right) => left - right);
        expect(elapsed(first, second) + elapsed(second, third)).toBe(elapsed(first, third));
        expect(elapsed(first, third)).toBeLessThanOrEqual(third - first);
      }),
    );
  });

  it.each([
    [{ zone: "Nowhere", week: {} }, "zone"],
    [{ zone: "UTC", week: { "8": [] } }, "week"],
    [{ zone: "UTC", week: { "1": [["9:00", "10:00"]] } }, "week.1.0.0"],
    [{ zone: "UTC", week: { "1": [["09:00", "25:00"]] } }, "week.1.0.1"],
    [{ zone: "UTC", week: {}, holidays: ["2026-02-30"] }, "holidays.0"],
  ])("refuse %j and name the field", (calendar, field) => {
    const parsed = calendarSchema.safeParse(calendar);
    expect(parsed.error?.issues.map(({ path }) => path.join("."))).toEqual([expect.stringContaining(field)]);
  });
});
