import type { PerformanceMetric } from "../../../domain/metrics/performance/metric";

/** A mean of times says so: medians stand near it. */
export function meanTitle({ title, unit }: Pick<PerformanceMetric, "title" | "unit">): string {
  return unit === "milliseconds" ? `${title}, mean` : title;
}
