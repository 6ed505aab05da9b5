import type { WorkloadFigures, WorkloadReport } from "../../domain/reports/workload";
import { inSeconds } from "./units";

/** The workload report in the contract's shape. */
export function workloadJson({ rows, teams, total }: WorkloadReport) {
  return { rows: rows.map(withSeconds), teams: teams.map(withSeconds), total: withSeconds(total) };
}

function withSeconds<F extends WorkloadFigures>(figures: F) {
  return {
    ...figures,
    handleTime: inSeconds(figures.handleTime),
    avgHandleTimePerConversation: inSeconds(figures.avgHandleTimePerConversation),
    online: inSeconds(figures.online),
  };
}
