import { datesFrom, dayLabels, daySpanLabel, periodLabel } from "../../src/charts/days";

describe("days in words", () => {
  test("a new year is said once", () => {
    expect(dayLabels(["2026-12-31", "2027-01-01", "2027-01-02"])).toEqual(["31 Dec", "1 Jan 2027", "2 Jan"]);
  });

  test("a span names its month once where there is only one", () => {
    expect(daySpanLabel("2026-10-01", "2026-10-07")).toBe("1–7 Oct");
    expect(daySpanLabel("2026-09-28", "2026-10-04")).toBe("28 Sep–4 Oct");
    expect(daySpanLabel("2026-10-01", "2026-10-01")).toBe("1 Oct");
  });

  test("a period names its years", () => {
    expect(periodLabel("2026-10-01", "2026-10-30")).toBe("1–30 Oct 2026");
    expect(periodLabel("2025-12-20", "2026-01-03")).toBe("20 Dec 2025–3 Jan 2026");
  });

  test("the days between are every date once, over months, leap days and clock changes", () => {
    expect(datesFrom("2028-02-28", "2028-03-01")).toEqual(["2028-02-28", "2028-02-29", "2028-03-01"]);
    expect(datesFrom("2026-10-24", "2026-10-26")).toEqual(["2026-10-24", "2026-10-25", "2026-10-26"]);
    expect(datesFrom("2026-10-02", "2026-10-01")).toEqual([]);
  });
});
