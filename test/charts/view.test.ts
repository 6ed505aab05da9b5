import { createChart } from "../../src/charts/chart";
import { viewWithin } from "../../src/charts/view";
import { shareLabels } from "../../src/charts/view-words";
import { barChart, daysFromOctober, heatmap } from "../support/charts";

const ROOMY = { maximumPoints: 100, maximumSeries: 10 };

function perDay(unit: "count" | "seconds", values: (number | null)[], sampleSizes?: number[]) {
  return createChart({
    kind: unit === "count" ? "bar" : "line",
    title: "Per day",
    unit,
    categoryKind: "day",
    categories: daysFromOctober(values.length),
    series: [{ name: "All", values, ...(sampleSizes === undefined ? {} : { sampleSizes }) }],
  });
}

describe("what fits is shown as it is", () => {
  test("days keep their values, with labels, title and period in words", () => {
    const view = viewWithin(perDay("count", [1, 0, 3]), ROOMY);
    expect(view).toMatchObject({
      title: "Per day per day",
      period: "1–3 Oct 2026",
      labels: ["1 Oct", "2 Oct", "3 Oct"],
      notes: [],
    });
    expect(view.series[0]?.values).toEqual([1, 0, 3]);
  });
});

describe("too many days are joined from the end, and it is said", () => {
  test("counts are added up; the first group may be shorter", () => {
    const view = viewWithin(perDay("count", [1, 2, 3, 4, 5]), { maximumPoints: 3, maximumSeries: 1 });
    expect(view.labels).toEqual(["1 Oct", "2–3 Oct", "4–5 Oct"]);
    expect(view.series[0]?.values).toEqual([1, 5, 9]);
    expect(view.title).toBe("Per day per 2 days");
    expect(view.notes).toEqual(["Each bar is the total of 2 days (the first only 1)."]);
  });

  test("averages are weighted by their sample size, and days without data do not count as 0", () => {
    const chart = perDay("seconds", [60, null, 100, 400], [1, 0, 3, 1]);
    const view = viewWithin(chart, { maximumPoints: 2, maximumSeries: 1 });
    // 2nd group: (3 × 100 + 1 × 400) ÷ 4 = 175
    expect(view.series[0]?.values).toEqual([60, 175]);
    expect(view.notes).toEqual([
      "Each point is the average of 2 days' values, weighted by their sample size.",
    ]);
  });

  test("without sample sizes the average is a plain one, and is not called weighted", () => {
    const view = viewWithin(perDay("seconds", [60, 20, null, null]), { maximumPoints: 2, maximumSeries: 1 });
    expect(view.series[0]?.values).toEqual([40, null]);
    expect(view.notes).toEqual(["Each point is the average of 2 days' values."]);
  });

  test.each([
    [30, 20, "2 days", 15],
    [90, 20, "7 days", 13],
    [365, 20, "21 days", 18],
  ])("%d days on %d points are grouped by %s", (days, maximumPoints, size, points) => {
    const view = viewWithin(perDay("count", Array(days).fill(1)), { maximumPoints, maximumSeries: 1 });
    expect(view.title).toBe(`Per day per ${size}`);
    expect(view.labels).toHaveLength(points);
    const total = view.series[0]?.values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
    expect(total).toBe(days);
  });
});

describe("too many names", () => {
  const categories = ["a", "b", "c", "d", "e"];

  test("of counts keep the largest in their order and join the rest", () => {
    const chart = barChart({ categories, series: [{ name: "Closed", values: [1, 9, 2, null, 7] }] });
    const view = viewWithin(chart, { maximumPoints: 3, maximumSeries: 1 });
    expect(view.labels).toEqual(["b", "e", "Other"]);
    expect(view.series[0]?.values).toEqual([9, 7, 3]);
    expect(view.notes).toEqual(['"Other" joins the 3 smallest of 5.']);
  });

  test("of what cannot be added up keep the largest, and the rest is said to be missing", () => {
    const chart = barChart({
      unit: "score",
      categories,
      series: [{ name: "Score", values: [1, 9, 2, null, 7] }],
    });
    const view = viewWithin(chart, { maximumPoints: 3, maximumSeries: 1 });
    expect(view.labels).toEqual(["b", "c", "e"]);
    expect(view.notes).toEqual(["The 3 largest of 5 are shown."]);
  });
});

describe("what stands out", () => {
  test("still does where names are left out, and sample sizes stay with their values", () => {
    const chart = barChart({
      unit: "score",
      categories: ["a", "b", "c"],
      series: [{ name: "Score", values: [1, 9, 7], sampleSizes: [4, 5, 6] }],
      highlighted: [0, 2],
    });
    const view = viewWithin(chart, { maximumPoints: 2, maximumSeries: 1 });
    expect(view.labels).toEqual(["b", "c"]);
    expect(view.highlighted).toEqual([1]);
    expect(view.series).toEqual([{ name: "Score", values: [9, 7], sampleSizes: [5, 6] }]);
  });

  test("is the group of days in which one of them does", () => {
    const chart = createChart({ ...perDay("count", [1, 2, 3, 4]), highlighted: [3] });
    expect(viewWithin(chart, { maximumPoints: 2, maximumSeries: 1 }).highlighted).toEqual([1]);
  });
});

test("a chart's own notes come before those of the view, and a heatmap is never joined", () => {
  const chart = barChart({ notes: ["First."] });
  expect(viewWithin(chart, { maximumPoints: 2, maximumSeries: 1 }).notes).toEqual([
    "First.",
    '"Other" joins the 2 smallest of 3.',
  ]);
  const view = viewWithin(
    heatmap((_, hour) => hour),
    { maximumPoints: 2, maximumSeries: 2 },
  );
  expect([view.series.length, view.labels.length, view.notes]).toEqual([7, 24, []]);
});

describe("too many series", () => {
  const series = [
    { name: "a", values: [1, 1, null] },
    { name: "b", values: [5, 5, 5] },
    { name: "c", values: [2, null, null] },
  ];

  test("of counts join the smallest; where none of them has a value, neither has the join", () => {
    const view = viewWithin(barChart({ series }), { maximumPoints: 3, maximumSeries: 2 });
    expect(view.series).toEqual([
      { name: "b", values: [5, 5, 5] },
      { name: "Other", values: [3, 1, null] },
    ]);
    expect(view.notes).toEqual(['"Other" joins the 2 smallest of 3.']);
  });

  test("of durations keep the largest, because means cannot be added up", () => {
    const view = viewWithin(barChart({ unit: "seconds", series }), { maximumPoints: 3, maximumSeries: 2 });
    expect(view.series.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(view.notes).toEqual(["The 2 largest of 3 are shown."]);
  });
});

test("the parts of a pie are labelled with value and share", () => {
  const chart = barChart({ kind: "pie", series: [{ name: "Closed", values: [3, null, 9] }] });
  expect(shareLabels(viewWithin(chart, ROOMY))).toEqual(["Mon  3 (25%)", "Tue  0 (0%)", "Wed  9 (75%)"]);
});
