import { workloadMetrics } from "../../domain/metrics/workload";
import type { WorkloadViewRow, WorkloadViewTeam } from "../workload-report";
import { figureColumns, memberColumns, type ReportColumn } from "./column";

/** The figures of the workload report, for rows, teams and total. */
export const workloadFigureColumns: readonly ReportColumn<Pick<WorkloadViewRow, "figures">>[] = figureColumns(
  workloadMetrics,
  ({ figures }) => figures,
  ({ key }) => key === "avgHandleTimePerConversation",
);

/** The columns of the workload report's rows. */
export const workloadColumns: readonly ReportColumn<WorkloadViewRow>[] = [
  ...memberColumns,
  ...workloadFigureColumns,
];

/** The columns of the workload report's teams. */
export const workloadTeamColumns: readonly ReportColumn<WorkloadViewTeam>[] = [
  { key: "teamId", title: "Team id", kind: "text", cell: ({ teamId }) => teamId },
  { key: "team", title: "Team", kind: "text", cell: ({ team }) => team },
  ...workloadFigureColumns,
];
