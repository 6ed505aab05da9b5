import { ChartError, type ChartFacts, createChart, readChart } from "../../src/charts/chart";
import { barChart } from "../support/charts";

const facts: ChartFacts = {
  kind: "line",
  title: "Closed",
  unit: "count",
  categoryKind: "day",
  categories: ["2026-02-28", "2026-03-01"],
  series: [{ name: "Closed", values: [1, 2] }],
};

function week(value: (hour: number) => number | null): ChartFacts["series"] {
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  return Array.from({ length: 7 }, (_, day) => ({ name: `Day ${day}`, values: hours.map(value) }));
}

const heatmapFacts: Partial<ChartFacts> = {
  kind: "heatmap",
  categoryKind: "name",
  categories: Array.from({ length: 24 }, (_, hour) => `${hour}:00`),
  series: week(() => 1),
};

function refusal(changes: Partial<ChartFacts>): ChartError {
  try {
    createChart({ ...facts, ...changes });
  } catch (error) {
    if (error instanceof ChartError) {
      return error;
    }
    throw error;
  }
  throw new Error("The chart was accepted.");
}

describe("nonsense is refused with the code CHART_INVALID and words that say what is wrong", () => {
  test.each<[string, Partial<ChartFacts>, string]>([
    ["no category", { categories: [] }, "categories: must have at least one"],
    ["no series", { series: [] }, "series: must have at least one"],
    ["a blank title", { title: " \u0000 " }, "title: must not be blank"],
    ["a blank category", { categories: ["2026-02-28", ""] }, "categories.1: must not be blank"],
    [
      "values that are no numbers",
      { series: [{ name: "Closed", values: [1, Number.NaN] }] },
      "series.0.values.1",
    ],
    [
      "unequal lengths",
      { series: [{ name: "Closed", values: [1] }] },
      'series "Closed" has 1 values for 2 categories',
    ],
    ["no value at all", { series: [{ name: "Closed", values: [null, null] }] }, "it has no value"],
    [
      "two series of one name",
      {
        series: [
          { name: "Closed", values: [1, 2] },
          { name: " Closed ", values: [1, 2] },
        ],
      },
      "two series have the same name",
    ],
    ["negative counts", { series: [{ name: "Closed", values: [1, -2] }] }, "count cannot be negative"],
    ["a skipped day", { categories: ["2026-02-27", "2026-03-01"] }, '"2026-03-01" is no date'],
    ["a day that does not exist", { categories: ["2026-02-28", "2026-02-29"] }, '"2026-02-29" is no date'],
    [
      "sample sizes of another length",
      { series: [{ name: "Closed", values: [1, 2], sampleSizes: [1] }] },
      "1 sample sizes for 2 values",
    ],
    [
      "a value measured on nothing",
      { series: [{ name: "Closed", values: [1, 2], sampleSizes: [1, 0] }] },
      "a value with a sample size of 0",
    ],
    [
      "a pie of two series",
      {
        kind: "pie",
        series: [
          { name: "A", values: [1, 2] },
          { name: "B", values: [1, 2] },
        ],
      },
      "a pie has one series, not 2",
    ],
    [
      "a pie of nothing",
      { kind: "pie", series: [{ name: "A", values: [0, 0] }] },
      "all parts of the pie are 0",
    ],
    [
      "a pie with a negative part",
      { kind: "pie", unit: "score", series: [{ name: "A", values: [4, -1] }] },
      "a pie has no negative parts",
    ],
    ["a heatmap of two hours", { kind: "heatmap" }, "a heatmap has 7 weekdays of 24 hours, not 1 of 2"],
    ["a heatmap of days", { ...heatmapFacts, categoryKind: "day" }, "a heatmap has 7 weekdays of 24 hours"],
    [
      "a heatmap with a gap",
      { ...heatmapFacts, series: week((hour) => (hour === 3 ? null : 1)) },
      "a heatmap has a whole number for every hour",
    ],
    [
      "a heatmap of durations",
      { ...heatmapFacts, unit: "seconds" },
      "a heatmap has a whole number for every hour",
    ],
    ["a heatmap of nothing", { ...heatmapFacts, series: week(() => 0) }, "all hours of the heatmap are 0"],
    [
      "a category that is to stand out and is not there",
      { highlighted: [0, 2] },
      "category 2 is to stand out, of 2 counted from 0",
    ],
    ["five notes", { notes: ["a", "b", "c", "d", "e"] }, "notes: "],
    ["a note of 201 characters", { notes: ["x".repeat(201)] }, "must have at most 200 characters"],
  ])("%s", (_, changes, words) => {
    const error = refusal(changes);
    expect(error.code).toBe("CHART_INVALID");
    expect(error.message).toContain(words);
  });
});

describe("a chart", () => {
  test("keeps days over the end of a February", () => {
    expect(createChart(facts).categories).toEqual(["2026-02-28", "2026-03-01"]);
  });

  test("may have negative scores", () => {
    expect(barChart({ unit: "score", series: [{ name: "Score", values: [-20, 0, 60] }] }).unit).toBe("score");
  });

  test("has names on one line, without control and direction characters", () => {
    const chart = barChart({ title: "Closed\n by\u202E Ann\u0007", categories: ["a\tb", "c", "d"] });
    expect(chart.title).toBe("Closed by Ann");
    expect(chart.categories).toEqual(["a b", "c", "d"]);
  });

  test("is the same after a way through JSON, with its notes and what stands out", () => {
    const chart = barChart({ notes: ["The first 3 of 9 are shown."], highlighted: [0] });
    expect(chart).toMatchObject({ notes: ["The first 3 of 9 are shown."], highlighted: [0] });
    expect(readChart(JSON.parse(JSON.stringify(chart)))).toEqual(chart);
  });

  test("is not made of what a store should never have held", () => {
    for (const stored of [null, "chart", 1, [], {}, { ...barChart(), series: "none" }]) {
      expect(() => readChart(stored)).toThrow(ChartError);
    }
  });
});
