import type { Chart } from "./chart";
import { dayLabels, daySpanLabel, periodLabel, titlePerDays } from "./days";
import type { ChartKind, ChartSeries, ChartUnit } from "./facts";

/** A chart on its way into one particular picture: labels for eyes, and notes on what was joined or left out. */
export interface ChartView {
  readonly kind: ChartKind;
  readonly title: string;
  readonly unit: ChartUnit;
  /** The days it covers, with the year; absent where the labels are names. */
  readonly period?: string;
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Whole sentences that must stand beside the picture; the chart's own come first. */
  readonly notes: readonly string[];
  /** The indexes of the labels that stand out. */
  readonly highlighted: readonly number[];
}

export interface ViewLimits {
  readonly maximumPoints: number;
  readonly maximumSeries: number;
}

const OTHER = "Other";

/** The chart within the limits of a renderer; whatever had to give way for them is said in the notes. */
export function viewWithin(chart: Chart, limits: ViewLimits): ChartView {
  const { kind, title, unit, categories, notes = [], highlighted = [] } = chart;
  const base = { kind, title, unit, notes, highlighted };
  if (kind === "heatmap") {
    return { ...base, labels: categories, series: chart.series };
  }
  if (chart.categoryKind === "name") {
    const view = limitNames({ ...base, labels: categories, series: chart.series }, limits.maximumPoints);
    return limitSeries(view, limits.maximumSeries);
  }
  const period = periodLabel(categories[0] ?? "", categories.at(-1) ?? "");
  const view = { ...base, period, labels: dayLabels(categories), series: chart.series };
  return limitSeries(joinDays(view, categories, limits.maximumPoints), limits.maximumSeries);
}

/**
 * Groups of days all of the same size, counted back from the last day, so that the newest group is whole
 * and only the first may be shorter.
 */
function joinDays(view: ChartView, dates: readonly string[], maximumPoints: number): ChartView {
  if (dates.length <= maximumPoints) {
    return { ...view, title: titlePerDays(view.title, 1) };
  }
  const size = groupSize(dates.length, maximumPoints);
  const shorter = dates.length % size;
  const starts = dates.flatMap((_, index) => (index === 0 || (index - shorter) % size === 0 ? [index] : []));
  const spans = starts.map((start, index) => ({ start, end: starts[index + 1] ?? dates.length }));
  const point = view.kind === "bar" ? "bar" : "point";
  const exception = shorter === 0 ? "" : ` (the first only ${shorter})`;
  return {
    ...view,
    title: titlePerDays(view.title, size),
    labels: spans.map(({ start, end }) => daySpanLabel(dates[start] ?? "", dates[end - 1] ?? "")),
    highlighted: indexesWhere(spans, ({ start, end }) =>
      view.highlighted.some((index) => start <= index && index < end),
    ),
    series: view.series.map((series) => joinValues(series, spans, view.unit)),
    notes: [
      ...view.notes,
      view.unit === "count"
        ? `Each ${point} is the total of ${size} days${exception}.`
        : `Each ${point} is the average of ${size} days' values${exception}${weighting(view.series)}.`,
    ],
  };
}

function weighting(series: readonly ChartSeries[]): string {
  return series.every(({ sampleSizes }) => sampleSizes !== undefined)
    ? ", weighted by their sample size"
    : "";
}

/** Two days, else whole weeks: a week is what makes workdays and weekends comparable. */
function groupSize(days: number, maximumPoints: number): number {
  return days <= 2 * maximumPoints ? 2 : 7 * Math.ceil(days / (7 * maximumPoints));
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function joinValues(series: ChartSeries, spans: readonly Span[], unit: ChartUnit): ChartSeries {
  const values = spans.map(({ start, end }) => {
    const indexes = Array.from({ length: end - start }, (_, offset) => start + offset);
    const measured = indexes.flatMap((index) => {
      const value = series.values[index] ?? null;
      return value === null ? [] : [{ value, weight: series.sampleSizes?.[index] ?? 1 }];
    });
    if (measured.length === 0) {
      return null;
    }
    return unit === "count" ? sum(measured.map(({ value }) => value)) : weightedMean(measured);
  });
  return { name: series.name, values };
}

function weightedMean(measured: readonly { value: number; weight: number }[]): number {
  const weight = sum(measured.map((one) => one.weight));
  return sum(measured.map((one) => one.value * (one.weight / weight)));
}

/** Too many names: counts keep the largest and join the rest as "Other"; what cannot be added up is left out. */
function limitNames(view: ChartView, maximum: number): ChartView {
  if (view.labels.length <= maximum) {
    return view;
  }
  const totals = view.labels.map((_, index) => sum(view.series.map((series) => series.values[index] ?? 0)));
  const { kept, dropped } = chooseLargest(totals, maximum, view.unit);
  const joins = view.unit === "count";
  const label = (index: number) => view.labels[index] ?? "";
  return {
    ...view,
    labels: [...kept.map(label), ...(joins ? [OTHER] : [])],
    highlighted: indexesWhere(kept, (index) => view.highlighted.includes(index)),
    series: view.series.map(({ name, values, sampleSizes }) => {
      const rest = sum(dropped.map((index) => values[index] ?? 0));
      const keptValues = kept.map((index) => values[index] ?? null);
      return joins || sampleSizes === undefined
        ? { name, values: [...keptValues, ...(joins ? [rest] : [])] }
        : { name, values: keptValues, sampleSizes: kept.map((index) => sampleSizes[index] ?? 0) };
    }),
    notes: [...view.notes, restNote(dropped.length, view.labels.length, joins)],
  };
}

function limitSeries(view: ChartView, maximum: number): ChartView {
  if (view.series.length <= maximum) {
    return view;
  }
  const sizes = view.series.map(({ values }) => sum(values.map((value) => value ?? 0)));
  const { kept, dropped } = chooseLargest(sizes, maximum, view.unit);
  const joins = view.unit === "count";
  const rest = view.series.filter((_, index) => dropped.includes(index));
  const other: ChartSeries = {
    name: OTHER,
    values: view.labels.map((_, index) => sumOrNull(rest.map(({ values }) => values[index] ?? null))),
  };
  return {
    ...view,
    series: [...view.series.filter((_, index) => kept.includes(index)), ...(joins ? [other] : [])],
    notes: [...view.notes, restNote(dropped.length, view.series.length, joins)],
  };
}

/** The indexes to keep, in their old order, leaving a place for "Other" where the rest can be added up. */
function chooseLargest(sizes: readonly number[], maximum: number, unit: ChartUnit) {
  const places = unit === "count" ? maximum - 1 : maximum;
  const bySize = sizes.map((_, index) => index).sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b);
  const ascending = (a: number, b: number) => a - b;
  return { kept: bySize.slice(0, places).sort(ascending), dropped: bySize.slice(places).sort(ascending) };
}

function indexesWhere<Entry>(entries: readonly Entry[], holds: (entry: Entry) => boolean): number[] {
  return entries.flatMap((entry, index) => (holds(entry) ? [index] : []));
}

function restNote(dropped: number, all: number, joins: boolean): string {
  return joins
    ? `"${OTHER}" joins the ${dropped} smallest of ${all}.`
    : `The ${all - dropped} largest of ${all} are shown.`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function sumOrNull(values: readonly (number | null)[]): number | null {
  const measured = values.filter((value) => value !== null);
  return measured.length === 0 ? null : sum(measured);
}

/** The highest value of a view, in the chart's own unit. */
export function highestValue(view: ChartView): number {
  return Math.max(0, ...view.series.flatMap(({ values }) => values.filter((value) => value !== null)));
}
