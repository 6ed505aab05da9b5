import { valuesOf } from "../figure";
import type { WorkloadView } from "../workload-report";

/** The workload report in the contract's shape. */
export function workloadJson({ rows, teams, total }: Pick<WorkloadView, "rows" | "teams" | "total">) {
  return {
    rows: rows.map(({ userId, user, team, figures }) => ({ userId, user, team, ...valuesOf(figures) })),
    teams: teams.map(({ teamId, figures }) => ({ teamId, ...valuesOf(figures) })),
    total: valuesOf(total),
  };
}
