import fc from "fast-check";
import { formatInstant, parseInstant, wallClockTime } from "../../src/domain/instant";

describe("parseInstant", () => {
  it.each([
    ["2026-10-01T00:00:00Z", Date.UTC(2026, 9, 1)],
    ["2026-10-01t00:00:00z", Date.UTC(2026, 9, 1)],
    ["2026-10-01T00:00:00.5Z", Date.UTC(2026, 9, 1, 0, 0, 0, 500)],
    ["2026-10-01T05:30:00.123+05:30", Date.UTC(2026, 9, 1, 0, 0, 0, 123)],
    ["2026-09-30T19:00:00-05:00", Date.UTC(2026, 9, 1)],
    ["2024-02-29T00:00:00Z", Date.UTC(2024, 1, 29)],
  ])("reads %s", (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  it.each([
    "2026-10-01",
    "2026-10-01T00:00:00",
    "2026-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-10-01T24:00:00Z",
    "2026-10-01T00:60:00Z",
    "2026-10-01T00:00:60Z",
    "2026-10-01T00:00:00.1234Z",
    "2026-10-01 00:00:00Z",
    "2026-10-01T00:00:00+0200",
    "2026-10-01T00:00:00+24:00",
    "9999-12-31T23:59:59-01:00",
    "yesterday",
    "",
  ])("refuses %j, which is no instant of the contract", (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it("reads back every instant that is written", () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date("0000-01-01T00:00:00Z"),
          max: new Date("9999-12-31T23:59:59.999Z"),
          noInvalidDate: true,
        }),
        (date) => {
          expect(parseInstant(formatInstant(date.getTime()))).toBe(date.getTime());
        },
      ),
    );
  });
});

describe("wallClockTime", () => {
  it("counts a negative difference as 0", () => {
    expect(wallClockTime(2_000, 500)).toBe(0);
    expect(wallClockTime(500, 2_000)).toBe(1_500);
  });
});
