import { performanceMetrics } from "../domain/metrics/performance";
import { readAssignmentsView } from "../reports/assignments-report";
import { memberColumns, type ReportColumn, withSampleColumns } from "../reports/columns/column";
import { assignmentColumns, commentColumns, feedbackColumns } from "../reports/columns/logs";
import { performanceColumns, performanceFigureColumns } from "../reports/columns/performance";
import { serviceLevelColumns, serviceLevelFigureColumns } from "../reports/columns/service-levels";
import { usageColumns } from "../reports/columns/usage";
import { workloadColumns, workloadFigureColumns } from "../reports/columns/workload";
import { readCommentsView } from "../reports/comments-report";
import { readFeedbackView } from "../reports/feedback-report";
import type { OpenReport } from "../reports/open-report";
import { readPerformanceView } from "../reports/performance-report";
import type { ReportName } from "../reports/request";
import { readServiceLevelView } from "../reports/sla-report";
import { readUsageView } from "../reports/usage-report";
import { readUsersView } from "../reports/users-report";
import { readWorkloadView } from "../reports/workload-report";
import { type Sheet, sheetOf } from "./sheet";
import { usersSheet } from "./users-sheet";

const NAME = "Report";

const sheets: Readonly<Record<ReportName, (report: OpenReport) => Promise<Sheet>>> = {
  users: async ({ source, workspace, selection }) =>
    usersSheet(await readUsersView(source, workspace, selection)),

  performance: async ({ source, workspace, selection, request }) => {
    const [first] = performanceMetrics;
    const by = performanceMetrics.find(({ key }) => key === request.rankBy) ?? first;
    const { rows, total } = await readPerformanceView(source, workspace, { ...selection, by });
    const totalCells = [null, ...totalOf(performanceFigureColumns, { figures: total })];
    return sheetOf({ name: NAME, columns: withSampleColumns(performanceColumns), rows, total: totalCells });
  },

  feedback: async ({ source, workspace, selection }) => {
    const { entries } = await readFeedbackView(source, workspace, selection);
    return sheetOf({ name: NAME, columns: feedbackColumns, rows: entries });
  },

  assignments: async ({ source, workspace, selection }) => {
    const { log } = await readAssignmentsView(source, workspace, selection);
    return sheetOf({ name: NAME, columns: assignmentColumns, rows: log });
  },

  comments: async ({ source, workspace, selection }) => {
    const { entries } = await readCommentsView(source, workspace, selection);
    return sheetOf({ name: NAME, columns: commentColumns, rows: entries });
  },

  workload: async ({ source, workspace, selection }) => {
    const { rows, total } = await readWorkloadView(source, workspace, selection);
    const totalCells = totalOf(workloadFigureColumns, { figures: total });
    return sheetOf({ name: NAME, columns: withSampleColumns(workloadColumns), rows, total: totalCells });
  },

  sla: async ({ source, workspace, selection }) => {
    const { rows, total } = await readServiceLevelView(source, workspace, selection);
    const columns = withSampleColumns(serviceLevelColumns(total));
    const totalCells = totalOf(serviceLevelFigureColumns(total), { levels: total });
    return sheetOf({ name: NAME, columns, rows, total: totalCells });
  },

  usage: async ({ source, workspace, selection }) => {
    const view = await readUsageView(source, workspace, selection);
    return sheetOf({ name: NAME, columns: usageColumns, rows: [view] });
  },
};

/** The report's rows, from the same view model as its message and its JSON. The caller checked the rights. */
export function reportSheet(report: OpenReport): Promise<Sheet> {
  return sheets[report.request.report](report);
}

/** The total under the columns of members and figures. */
function totalOf<Row>(columns: readonly ReportColumn<Row>[], total: Row) {
  const heads = memberColumns.map((_, index) => (index === 0 ? "Total" : null));
  return [...heads, ...withSampleColumns(columns).map((column) => column.cell(total))];
}
