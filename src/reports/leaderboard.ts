import { findPerformanceMetric } from "../domain/metrics/performance";
import type { PerformanceView, PerformanceViewRow } from "./performance-report";

/** A mean over fewer values than this ranks nobody: one lucky case would lead. */
export const LEAST_VALUES = 3;

export type RankedRow = PerformanceViewRow & { readonly hasTooFew: boolean };

/** The rows in rank order; a mean over too few values has no rank, and ranks below it move up. */
export function rankedRows({ rows, by }: Pick<PerformanceView, "rows" | "by">): readonly RankedRow[] {
  const isMean = findPerformanceMetric(by)?.reduce === "mean";
  const tooFew = (row: PerformanceViewRow) =>
    isMean && row.rank !== null && row.figures[by].sampleSize < LEAST_VALUES;
  const ranked = rows.filter((row) => row.rank !== null && !tooFew(row));
  return [
    ...ranked.map((row) => ({
      ...row,
      rank: 1 + ranked.findIndex(({ rank }) => rank === row.rank),
      hasTooFew: false,
    })),
    ...rows.filter(tooFew).map((row) => ({ ...row, rank: null, hasTooFew: true })),
    ...rows.filter(({ rank }) => rank === null).map((row) => ({ ...row, hasTooFew: false })),
  ];
}
