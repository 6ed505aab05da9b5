import fc from "fast-check";
import { type Chart, type ChartFacts, createChart } from "../../src/charts/chart";
import type { ChartStore } from "../../src/charts/chart-store";
import { datesFrom } from "../../src/charts/days";
import { shorten } from "../../src/charts/text";

/** A store that forgets nothing and counts its ids: `chart-1`, `chart-2`, … */
export function memoryChartStore(): ChartStore & { readonly charts: ReadonlyMap<string, Chart> } {
  const charts = new Map<string, Chart>();
  return {
    charts,
    put: async (chart) => {
      const id = `chart-${charts.size + 1}`;
      charts.set(id, chart);
      return id;
    },
    get: async (id) => charts.get(id) ?? null,
  };
}

/** A small bar chart of counts, to be changed where a test cares. */
export function barChart(changes: Partial<ChartFacts> = {}): Chart {
  return createChart({
    kind: "bar",
    title: "Closed",
    unit: "count",
    categoryKind: "name",
    categories: ["Mon", "Tue", "Wed"],
    series: [{ name: "Closed", values: [3, 0, 5] }],
    ...changes,
  });
}

const DAYS = datesFrom("2026-10-01", "2027-12-31");

/** October 2026 from the first day on, and the days after it, at most 457. */
export function daysFromOctober(count: number): string[] {
  return DAYS.slice(0, count);
}

const name = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 70 }),
  fc.constantFrom(
    "👩‍👩‍👧‍👦".repeat(9),
    "🏳️‍🌈 Zoë",
    "محمد بن سلمان",
    "é".repeat(40),
    "<@U1> *x* <!here>",
    "Other",
    "Alex",
  ),
);

const usableName = name.filter((text) => /[\p{L}\p{N}\p{S}]/u.test(text));

/** Any chart that `createChart` takes, of any kind, size and naming, with and without gaps. */
export const anyChart: fc.Arbitrary<Chart> = fc
  .record({
    kind: fc.constantFrom("line", "bar", "area", "pie"),
    unit: fc.constantFrom("seconds", "count", "percent", "score"),
    title: usableName,
    days: fc.boolean(),
    categories: fc.array(usableName, { minLength: 1, maxLength: 40 }),
    seriesNames: fc.uniqueArray(usableName, { minLength: 1, maxLength: 12, selector: (text) => text.trim() }),
    seed: fc.array(fc.option(fc.integer({ min: 0, max: 2_000_000 }), { freq: 4 }), {
      minLength: 7,
      maxLength: 7,
    }),
    gapsTogether: fc.boolean(),
    notes: fc.array(
      usableName.map((text) => shorten(text, 200)),
      { maxLength: 4 },
    ),
    highlightsFirst: fc.boolean(),
  })
  .map(
    ({
      kind,
      unit,
      title,
      days,
      categories,
      seriesNames,
      seed,
      gapsTogether,
      notes,
      highlightsFirst,
    }): ChartFacts => {
      const names = kind === "pie" ? seriesNames.slice(0, 1) : seriesNames;
      const valueAt = (series: number, index: number) => {
        const value = seed[(gapsTogether ? index : index + series) % seed.length] ?? null;
        return index === 0 && series === 0 ? (value ?? 0) + 1 : value;
      };
      const isDays = days && kind !== "pie";
      return {
        kind,
        unit,
        title,
        notes,
        ...(highlightsFirst ? { highlighted: [0] } : {}),
        categoryKind: isDays ? "day" : "name",
        categories: isDays ? daysFromOctober(categories.length * 3) : categories,
        series: names.map((seriesName, series) => ({
          name: seriesName,
          values: Array.from({ length: isDays ? categories.length * 3 : categories.length }, (_, index) =>
            valueAt(series, index),
          ),
        })),
      };
    },
  )
  .filter((facts) => isAccepted(facts))
  .map(createChart);

/** Any heatmap that `createChart` takes: from a single message in the week to millions in an hour. */
export const anyHeatmap: fc.Arbitrary<Chart> = fc
  .tuple(
    fc.constantFrom(1, 3, 40, 12_000, 2_000_000),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 168, maxLength: 168 }),
    fc.nat(167),
  )
  .map(([highest, shares, busiest]) =>
    heatmap((weekday, hour) => {
      const index = 24 * weekday + hour;
      return index === busiest ? highest : Math.floor((shares[index] ?? 0) * highest);
    }),
  );

const WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** A heatmap with the count that is given for each weekday (0 Monday … 6 Sunday) and hour. */
export function heatmap(
  count: (weekday: number, hour: number) => number,
  changes: Partial<ChartFacts> = {},
): Chart {
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  return createChart({
    kind: "heatmap",
    title: "Messages",
    unit: "count",
    categoryKind: "name",
    categories: hours.map((hour) => `${hour}:00`),
    series: WEEK.map((name, weekday) => ({ name, values: hours.map((hour) => count(weekday, hour)) })),
    ...changes,
  });
}

/** Names that differ only in what is cleaned away are refused, rightly; such a chart is not what is looked for. */
function isAccepted(facts: ChartFacts): boolean {
  try {
    createChart(facts);
    return true;
  } catch (error) {
    if (error instanceof Error && /same name|blank/.test(error.message)) {
      return false;
    }
    throw error;
  }
}
