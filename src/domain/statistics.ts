import type { Milliseconds } from "./instant";

/** Mean, maximum and percentiles of some durations, with the sample size; null over nothing, never 0. */
export interface DurationSummary {
  readonly sampleSize: number;
  readonly mean: Milliseconds | null;
  readonly p50: Milliseconds | null;
  readonly p90: Milliseconds | null;
  readonly max: Milliseconds | null;
}

/**
 * The nearest-rank percentile: the smallest value with at least `percent` % of the values at or below it.
 * `sorted` ascending; null when it is empty.
 */
export function nearestRank(sorted: readonly number[], percent: number): number | null {
  // Whole numbers until the division: 0.9 × n in binary can land just above the whole rank.
  const rank = Math.max(1, Math.ceil((percent * sorted.length) / 100));
  return sorted[rank - 1] ?? null;
}
