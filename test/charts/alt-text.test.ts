import fc from "fast-check";
import { createChart } from "../../src/charts/chart";
import { dayLabel } from "../../src/charts/days";
import { isolated, shorten } from "../../src/charts/text";
import { anyChart, anyHeatmap, barChart, heatmap } from "../support/charts";

describe("the alt text states the facts", () => {
  test("one series of names: the highest, then every value in its order", () => {
    expect(barChart().altText).toBe("Closed (bar chart). Highest: 5 (Wed). Mon: 3. Tue: 0. Wed: 5.");
  });

  test("one series of days: range, first, last and highest with its day", () => {
    const chart = barChart({
      categoryKind: "day",
      categories: ["2026-10-01", "2026-10-02", "2026-10-03"],
    });
    expect(chart.altText).toBe(
      "Closed per day (bar chart), 1 Oct 2026 to 3 Oct 2026. From 0 to 5, first 3 (1 Oct), last 5 (3 Oct), highest 5 (3 Oct).",
    );
  });

  test("averages of names: each with its sample size, or without data", () => {
    const chart = barChart({
      unit: "score",
      series: [{ name: "Rating", values: [4.5, null, 3], sampleSizes: [12, 0, 1] }],
    });
    expect(chart.altText).toBe(
      "Closed (bar chart). Highest: 4.5 (Mon). Mon: 4.5 (n 12). Tue: no data. Wed: 3 (n 1).",
    );
  });

  test("the notes stand right behind the title", () => {
    const chart = barChart({ notes: ["The first 3 of 9 are shown."] });
    expect(chart.altText).toMatch(/^Closed \(bar chart\)\. The first 3 of 9 are shown\. Highest: 5/);
  });

  test("a heatmap: the total, the busiest hour of the week, the busiest and quietest weekdays and hours", () => {
    // Monday to Friday 2 from 9:00 to 11:00 (20), Tuesday at 10:00 5 instead (+3), Sunday one at 23:00: 24.
    const chart = heatmap((weekday, hour) => {
      if (weekday === 6) return hour === 23 ? 1 : 0;
      if (weekday === 1 && hour === 10) return 5;
      return weekday < 5 && (hour === 9 || hour === 10) ? 2 : 0;
    });
    expect(chart.altText).toBe(
      "Messages (heatmap). Total: 24. Busiest: Tuesday 10:00–11:00 (5). " +
        "Busiest weekday: Tuesday (7); quietest: Saturday (0). " +
        "Busiest hour of the day: 10:00–11:00 (13); quietest: 0:00–1:00 and 20 more (0).",
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

  test("any heatmap's total is the sum of its hours, and its busiest hour has the highest count", () => {
    fc.assert(
      fc.property(anyHeatmap, (chart) => {
        const counts = chart.series.flatMap(({ values }) => values.map((value) => value ?? 0));
        const total = counts.reduce((sum, count) => sum + count, 0).toLocaleString("en-US");
        const highest = Math.max(...counts).toLocaleString("en-US");
        expect(chart.altText).toContain(`Total: ${total}. Busiest: `);
        expect(chart.altText.split("Busiest weekday")[0]).toContain(`(${highest}).`);
        expect(chart.altText.length).toBeLessThan(500);
      }),
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
