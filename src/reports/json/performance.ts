import { valuesOf } from "../figure";
import type { PerformanceView } from "../performance-report";

/** The performance report in the contract's shape. */
export function performanceJson({ rows, total }: Pick<PerformanceView, "rows" | "total">) {
  return {
    rows: rows.map(({ userId, user, team, figures, rank }) => ({
      userId,
      user,
      team,
      ...valuesOf(figures),
      rank,
    })),
    total: valuesOf(total),
  };
}
