import fc from "fast-check";
import { createChart } from "../../src/charts/chart";
import { dayLabel } from "../../src/charts/days";
import { isolated, shorten } from "../../src/charts/text";
import { anyChart, barChart } from "../support/charts";

describe("the alt text states the facts", () => {
  test("one series: range, first, last and highest with its category", () => {
    expect(barChart().altText).toBe(
      "Closed (bar chart). From 0 to 5, first 3 (Mon), last 5 (Wed), highest 5 (Wed).",
    );
  });

  test("durations as people read them, days as dates, missing days counted, the highest of all first", () => {
    const chart = createChart({
      kind: "line",
      title: "Response time",
      unit: "seconds",
      categoryKind: "day",
      categories: ["2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04"],
      series: [
        { name: "Median", values: [45, null, 720, 300] },
        { name: "Mean", values: [60, null, 3900, 300] },
      ],
    });
    expect(chart.altText).toBe(
      "Response time per day (line chart), 1 Oct 2026 to 4 Oct 2026. Highest: 1 h 5 min (Mean, 3 Oct). " +
        "Median: from 45 s to 12 min, first 45 s (1 Oct), last 5 min (4 Oct), highest 12 min (3 Oct); no data for 1 of 4. " +
        "Mean: from 1 min to 1 h 5 min, first 1 min (1 Oct), last 5 min (4 Oct), highest 1 h 5 min (3 Oct); no data for 1 of 4.",
    );
  });

  test("one value only, and a series without any", () => {
    const chart = barChart({
      series: [
        { name: "Ann", values: [null, 7, null] },
        { name: "Ben", values: [null, null, null] },
      ],
    });
    expect(chart.altText).toBe(
      "Closed (bar chart). Highest: 7 (Ann, Tue). Ann: highest and only value 7 (Tue); no data for 2 of 3. Ben: no data.",
    );
  });

  test("a pie: every part with its share", () => {
    const chart = barChart({
      kind: "pie",
      title: "By source",
      series: [{ name: "Assignments", values: [6, 0, 18] }],
    });
    expect(chart.altText).toBe(
      "By source (pie chart). Highest: 18 (Wed). Mon: 6 (25%). Tue: 0 (0%). Wed: 18 (75%).",
    );
  });

  test("it always names the highest value's category and stays within 1,800 characters", () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const values = chart.series.flatMap((series) => series.values).filter((value) => value !== null);
        const highest = Math.max(...values);
        const at = chart.series.find((series) => series.values.includes(highest))?.values.indexOf(highest);
        const category = chart.categories[at ?? -1] ?? "";
        const words = chart.categoryKind === "day" ? dayLabel(category) : isolated(shorten(category, 60));
        expect(chart.altText).toMatch(/[Hh]ighest/);
        expect(chart.altText).toContain(words);
        expect(chart.altText.length).toBeLessThanOrEqual(1_800);
        expect(chart.altText.isWellFormed()).toBe(true);
      }),
    );
  });
});
