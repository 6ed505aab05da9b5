import { type ChartOutcome, createChart } from "./chart";
import { datesFrom } from "./days";

/** The local dates a chart covers, both included, as in `2026-10-01`. */
export interface DayRange {
  readonly first: string;
  readonly last: string;
}

/** One local day's response times, in seconds; days without a response may be absent or have nulls. */
export interface ResponseTimePoint {
  readonly date: string;
  readonly median: number | null;
  readonly mean: number | null;
  /** The number of responses of that day. */
  readonly sampleSize: number;
}

/** Median and mean response time per day. A day without a response has no value, which is not 0. */
export function responseTimeTrend(points: readonly ResponseTimePoint[], range: DayRange): ChartOutcome {
  const days = datesFrom(range.first, range.last);
  const byDate = new Map(points.map((point) => [point.date, point]));
  const rows = days.map((day) => byDate.get(day));
  const sampleSizes = rows.map((row) => row?.sampleSize ?? 0);
  const median = rows.map((row) => row?.median ?? null);
  const mean = rows.map((row) => row?.mean ?? null);
  if ([...median, ...mean].every((value) => value === null)) {
    return { kind: "no-data" };
  }
  const chart = createChart({
    kind: "line",
    title: "Response time",
    unit: "seconds",
    categoryKind: "day",
    categories: days,
    series: [
      { name: "Median", values: median, sampleSizes },
      { name: "Mean", values: mean, sampleSizes },
    ],
  });
  return { kind: "chart", chart };
}

/** One local day's closed conversations; days without any may be absent. */
export interface ClosedPoint {
  readonly date: string;
  readonly closed: number;
}

/** Conversations closed per day. A day without any is 0: not closing anything is a fact. */
export function closedPerDay(points: readonly ClosedPoint[], range: DayRange): ChartOutcome {
  const days = datesFrom(range.first, range.last);
  const byDate = new Map(points.map((point) => [point.date, point.closed]));
  const values = days.map((day) => byDate.get(day) ?? 0);
  if (values.every((value) => value === 0)) {
    return { kind: "no-data" };
  }
  const chart = createChart({
    kind: "bar",
    title: "Conversations closed",
    unit: "count",
    categoryKind: "day",
    categories: days,
    series: [{ name: "Closed", values }],
  });
  return { kind: "chart", chart };
}
