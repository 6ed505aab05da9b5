import type { UsersFigure } from "./metrics";
import type { UsersResults } from "./reports/users";

/** One number with its unit and sample size; `value` is null over nothing. */
export interface FigureValue {
  readonly value: number | null;
  readonly unit: "count" | "milliseconds";
  /** Over how many observations a mean, maximum or percentile was taken; for a count, the count. */
  readonly sampleSize: number;
}

/** Reads one number out of a row's or the total's results. */
export function figureValue(results: UsersResults, figure: UsersFigure): FigureValue {
  const result = results.get(figure.metric.key);
  if (result === undefined) throw new RangeError(`No result for the metric ${figure.metric.key}`);
  if (result.kind === "count") return { value: result.count, unit: "count", sampleSize: result.count };
  const { summary } = result;
  const value = {
    avg: summary.mean,
    p50: summary.p50,
    p90: summary.p90,
    max: summary.max,
  }[figure.statistic ?? "avg"];
  return { value, unit: "milliseconds", sampleSize: summary.sampleSize };
}
