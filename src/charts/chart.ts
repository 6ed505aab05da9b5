import { z } from "zod";
import { addDays, isLocalDate } from "../domain/period";
import { describeChart } from "./alt-text";
import type { ChartFacts } from "./facts";
import { findHeatmapProblem } from "./heatmap";
import { cleanText } from "./text";

export type { ChartFacts, ChartKind, ChartSeries, ChartUnit } from "./facts";

/** A chart without any notion of how it is drawn; plain data, made only by `createChart`. */
export interface Chart extends ChartFacts {
  /** The facts in words, at most 1,800 characters. */
  readonly altText: string;
}

/** What a report has to show: a chart, or one of the two reasons why there is none. */
export type ChartOutcome =
  | { readonly kind: "chart"; readonly chart: Chart }
  | { readonly kind: "not-applicable" }
  | { readonly kind: "no-data" };

/** A chart that cannot be: `code` is `CHART_INVALID`, the message says what is wrong with which part. */
export class ChartError extends Error {
  readonly code = "CHART_INVALID";
}

const text = z.string().transform(cleanText).pipe(z.string().min(1, "must not be blank"));

const factsSchema = z.object({
  kind: z.enum(["line", "bar", "area", "pie", "heatmap"]),
  title: text,
  unit: z.enum(["seconds", "count", "percent", "score"]),
  categoryKind: z.enum(["name", "day"]),
  categories: z.array(text).min(1, "must have at least one"),
  series: z
    .array(
      z.object({
        name: text,
        values: z.array(z.number().nullable()),
        sampleSizes: z.array(z.int().nonnegative()).exactOptional(),
      }),
    )
    .min(1, "must have at least one"),
  highlighted: z.array(z.int().nonnegative()).exactOptional(),
  notes: z
    .array(text.pipe(z.string().max(200, "must have at most 200 characters")))
    .max(4)
    .exactOptional(),
});

/**
 * Checks the facts, cleans the names and writes the alt text.
 * Throws a `ChartError` for unequal lengths, no value at all, repeated series names, days that do not
 * follow each other, negative counts or durations, pies of several series, and heatmaps that are no
 * counts for 7 weekdays of 24 hours.
 */
export function createChart(facts: ChartFacts): Chart {
  return readChart(facts);
}

/** `createChart` for what comes back from a store, whatever it is. Throws the same `ChartError`. */
export function readChart(input: unknown): Chart {
  const parsed = factsSchema.safeParse(input);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new ChartError(`This is no chart: ${problems.join("; ")}.`);
  }
  const facts = parsed.data;
  const problem = findProblem(facts);
  if (problem !== undefined) {
    throw new ChartError(`The chart "${facts.title}" cannot be drawn: ${problem}.`);
  }
  return { ...facts, altText: describeChart(facts) };
}

function findProblem(facts: ChartFacts): string | undefined {
  const values = facts.series.flatMap((series) => series.values).filter((value) => value !== null);
  if (values.length === 0) {
    return "it has no value; show the outcome no-data in its place";
  }
  if (new Set(facts.series.map((series) => series.name)).size < facts.series.length) {
    return "two series have the same name";
  }
  if ((facts.unit === "seconds" || facts.unit === "count") && values.some((value) => value < 0)) {
    return `${facts.unit} cannot be negative`;
  }
  return (
    findSeriesProblem(facts) ??
    findHighlightProblem(facts) ??
    findPieProblem(facts, values) ??
    findHeatmapProblem(facts) ??
    findDayProblem(facts)
  );
}

function findHighlightProblem({ highlighted, categories }: ChartFacts): string | undefined {
  const beyond = highlighted?.find((index) => index >= categories.length);
  return beyond === undefined
    ? undefined
    : `category ${beyond} is to stand out, of ${categories.length} counted from 0`;
}

function findSeriesProblem({ series, categories }: ChartFacts): string | undefined {
  for (const { name, values, sampleSizes } of series) {
    if (values.length !== categories.length) {
      return `series "${name}" has ${values.length} values for ${categories.length} categories`;
    }
    if (sampleSizes === undefined) {
      continue;
    }
    if (sampleSizes.length !== values.length) {
      return `series "${name}" has ${sampleSizes.length} sample sizes for ${values.length} values`;
    }
    if (values.some((value, index) => value !== null && sampleSizes[index] === 0)) {
      return `series "${name}" has a value with a sample size of 0`;
    }
  }
  return undefined;
}

function findPieProblem({ kind, series }: ChartFacts, values: readonly number[]): string | undefined {
  if (kind !== "pie") {
    return undefined;
  }
  if (series.length !== 1) {
    return `a pie has one series, not ${series.length}`;
  }
  if (values.some((value) => value < 0)) {
    return "a pie has no negative parts";
  }
  return values.every((value) => value === 0) ? "all parts of the pie are 0" : undefined;
}

function findDayProblem({ categoryKind, categories }: ChartFacts): string | undefined {
  if (categoryKind === "name") {
    return undefined;
  }
  const wrong = categories.findIndex((category, index) => {
    const previous = categories[index - 1];
    return !isLocalDate(category) || (previous !== undefined && addDays(previous, 1) !== category);
  });
  return wrong < 0
    ? undefined
    : `"${categories[wrong]}" is no date as in 2026-10-01, or not the day after the one before it`;
}
