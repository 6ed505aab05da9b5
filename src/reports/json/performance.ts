import { performanceMetrics } from "../../domain/metrics/performance";
import type { PerformanceReport, PerformanceValues } from "../../domain/reports/performance";
import { inSeconds } from "./units";

/** The performance report in the contract's shape. */
export function performanceJson({ rows, total }: PerformanceReport) {
  return {
    rows: rows.map(({ userId, user, team, values, rank }) => ({
      userId,
      user,
      team,
      ...numbers(values),
      rank,
    })),
    total: numbers(total),
  };
}

function numbers(values: PerformanceValues): Record<string, number | null> {
  return Object.fromEntries(
    performanceMetrics.map(({ key, unit }) => {
      const value = values.get(key)?.value ?? null;
      return [key, unit === "milliseconds" ? inSeconds(value) : value];
    }),
  );
}
