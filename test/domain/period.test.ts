import fc from "fast-check";
import {
  addDays,
  isLocalDate,
  isZone,
  localDateAt,
  rangeOfLocalDates,
  startOfLocalDate,
  weekdayAt,
  weekdayOf,
} from "../../src/domain/period";

const utc = (text: string) => Date.parse(text);

describe("startOfLocalDate", () => {
  it.each([
    ["an ordinary day", "2026-10-05", "Europe/Berlin", "2026-10-04T22:00:00Z"],
    ["a zone of quarter-hours", "2026-10-05", "Asia/Kathmandu", "2026-10-04T18:15:00Z"],
    ["midnight missing, São Paulo 2018", "2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00Z"],
    ["midnight twice, Havana 2026", "2026-11-01", "America/Havana", "2026-11-01T04:00:00Z"],
    ["a date borne twice, St. John's 2010", "2010-11-07", "America/St_Johns", "2010-11-07T02:30:00Z"],
    [
      "a date skipped, Apia 2011, begins where the next does",
      "2011-12-30",
      "Pacific/Apia",
      "2011-12-30T10:00:00Z",
    ],
  ])("%s", (_what, date, zone, expected) => {
    expect(new Date(startOfLocalDate(date, zone)).toISOString()).toBe(new Date(expected).toISOString());
  });

  it("a day may be 23 or 25 hours long", () => {
    const hours = (date: string) => {
      const { from, to } = rangeOfLocalDates(date, date, "Europe/Berlin");
      return (to - from) / 3_600_000;
    };
    expect(hours("2026-03-29")).toBe(23);
    expect(hours("2026-10-25")).toBe(25);
    expect(hours("2026-10-26")).toBe(24);
  });

  it("every instant lies on or after the start of its date and before the start of the next", () => {
    const zones = Intl.supportedValuesOf("timeZone");
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: utc("2000-01-01T00:00:00Z"), max: utc("2037-12-31T00:00:00Z") }),
        (zone, instant) => {
          const date = localDateAt(instant, zone);
          expect(startOfLocalDate(date, zone)).toBeLessThanOrEqual(instant);
          expect(startOfLocalDate(addDays(date, 2), zone)).toBeGreaterThan(instant);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("local dates", () => {
  it("know what exists", () => {
    expect(isLocalDate("2024-02-29")).toBe(true);
    expect(isLocalDate("2026-02-29")).toBe(false);
    expect(isLocalDate("2026-2-9")).toBe(false);
  });

  it("count days over months and years, and weekdays from Monday", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2024-03-01", -1)).toBe("2024-02-29");
    expect(weekdayOf("2026-11-23")).toBe(1);
    expect(weekdayOf("2026-11-22")).toBe(7);
  });
});

describe("weekdayAt", () => {
  it("answers the weekday of the date that the clocks bear, in every zone", () => {
    const zones = Intl.supportedValuesOf("timeZone");
    const instant = fc.integer({ min: utc("2000-01-01T00:00:00Z"), max: utc("2037-12-31T00:00:00Z") });
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.array(instant), (zone, moments) => {
        const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" });
        const dates = moments.map((moment) => clock.format(moment));
        expect(moments.map((moment) => localDateAt(moment, zone))).toEqual(dates);
        expect(moments.map((moment) => weekdayAt(moment, zone))).toEqual(dates.map(weekdayOf));
      }),
      { numRuns: 300 },
    );
  });

  it("is Sunday for the one minute after which St. John's went back to Saturday in 2010", () => {
    const clocks = ["02:29:59.999Z", "02:30:00Z", "02:30:59.999Z", "02:31:00Z", "03:31:00Z"];
    expect(clocks.map((clock) => weekdayAt(utc(`2010-11-07T${clock}`), "America/St_Johns"))).toEqual([
      6, 7, 7, 6, 7,
    ]);
  });
});

describe("zones", () => {
  it("are those of the IANA database", () => {
    expect(isZone("Europe/Berlin")).toBe(true);
    expect(isZone("Mars/Olympus")).toBe(false);
    expect(isZone("")).toBe(false);
  });
});
