import type { UsersFigure } from "./metrics";
import type { UsersResults } from "./reports/users";

/** One number with its unit and sample size; `value` is null over nothing. */
export interface FigureValue {
  readonly value: number | null;
  readonly unit: "count" | "seconds";
  /** Over how many observations a mean, maximum or percentile was taken; for a count, the count. */
  readonly sampleSize: number;
}

/** Reads one number out of a row's or the total's results. */
export function figureValue(results: UsersResults, figure: UsersFigure): FigureValue {
  const result = results.get(figure.metric.key);
  if (result === undefined) throw new RangeError(`No result for the metric ${figure.metric.key}`);
  if (result.kind === "count") return { value: result.count, unit: "count", sampleSize: result.count };
  const { summary } = result;
  const { mean: avg, p50, p90, max, sampleSize } = summary;
  const milliseconds = { avg, p50, p90, max }[figure.statistic ?? "avg"];
  return { value: milliseconds === null ? null : milliseconds / 1000, unit: "seconds", sampleSize };
}
