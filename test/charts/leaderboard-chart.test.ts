import fc from "fast-check";
import type { Chart } from "../../src/charts/chart";
import { leaderboard, type RankedMember } from "../../src/charts/leaderboard-chart";
import { nativeRenderer } from "../../src/charts/native";
import { drawAsText } from "../../src/charts/text-bars";

const closed = { title: "Cases closed", unit: "count" } as const;

function chartOf(members: readonly RankedMember[], bars?: number): Chart {
  const outcome = leaderboard(members, closed, bars);
  if (outcome.kind !== "chart") {
    throw new Error(`A chart was expected, not "${outcome.kind}".`);
  }
  return outcome.chart;
}

function members(count: number): RankedMember[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `Member ${index + 1}`,
    rank: index + 1,
    value: 100 - index,
  }));
}

describe("the leaderboard", () => {
  test("names rank and member in the order given; all who share the first rank have a star and stand out", () => {
    const chart = chartOf([
      { name: "Ann", rank: 1, value: 9 },
      { name: "Ben", rank: 1, value: 9 },
      { name: "Cy", rank: 3, value: 0 },
    ]);
    expect(chart).toMatchObject({
      title: "Leaderboard: Cases closed",
      categories: ["★ 1. Ann", "★ 1. Ben", "3. Cy"],
      series: [{ name: "Cases closed", values: [9, 9, 0] }],
      highlighted: [0, 1],
      notes: ["★ Top performers."],
    });
  });

  test("says how many are not shown, and how many have no value", () => {
    const chart = chartOf([...members(12), { name: "New", rank: null, value: null }]);
    expect(chart.categories).toHaveLength(10);
    expect(chart.notes).toEqual([
      "★ Top performer.",
      "The first 10 of 12 are shown.",
      "1 without a value is not shown.",
    ]);
  });

  test("of times keeps the shortest, which come first, and not the largest values", () => {
    const times = members(20).map((member, index) => ({ ...member, value: 60 * (index + 1) }));
    const outcome = leaderboard(times, { title: "First response", unit: "seconds" }, 3);
    expect(outcome).toMatchObject({ chart: { unit: "seconds", series: [{ values: [60, 120, 180] }] } });
  });

  test("of averages has the sample size of each, or none at all", () => {
    const rated = { title: "Rating", unit: "score" } as const;
    const ann = { name: "Ann", rank: 1, value: 4.8, sampleSize: 12 };
    expect(leaderboard([ann], rated)).toMatchObject({ chart: { series: [{ sampleSizes: [12] }] } });
    const mixed = leaderboard([ann, { name: "Ben", rank: 2, value: 4 }], rated);
    expect(mixed.kind === "chart" ? mixed.chart.series[0] : undefined).not.toHaveProperty("sampleSizes");
  });

  test("without anyone who has a value there is no data", () => {
    expect(leaderboard([], closed)).toEqual({ kind: "no-data" });
    expect(leaderboard([{ name: "Ann", rank: null, value: null }], closed)).toEqual({ kind: "no-data" });
  });

  test("however many bars are wished for, Slack and letters show all of them, in the order of the ranks", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        async (count, bars) => {
          const chart = chartOf(members(count), bars);
          const shown = Math.min(count, bars, 14);
          expect(chart.categories).toHaveLength(shown);
          expect(chart.notes?.includes(`The first ${shown} of ${count} are shown.`)).toBe(shown < count);
          const ranks = chart.categories.map((label) => Number(/\d+/.exec(label)?.[0]));
          expect(ranks).toEqual(Array.from({ length: shown }, (_, index) => index + 1));
          const native = await nativeRenderer.render(chart);
          expect(JSON.stringify(native)).not.toContain("Other");
          expect(JSON.stringify(drawAsText(chart))).not.toContain("Other");
        },
      ),
    );
  });
});
