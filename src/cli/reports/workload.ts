import { formatCount } from "../../domain/format";
import { workloadMetrics } from "../../domain/metrics/workload";
import { workloadColumns, workloadFigureColumns, workloadTeamColumns } from "../../reports/columns/workload";
import { workloadJson } from "../../reports/json/workload";
import { readWorkloadView, type WorkloadView } from "../../reports/workload-report";
import { readAsked } from "../asked-report";
import { filterOptions } from "../report-options";
import { cellText, columnTable } from "./column-table";
import { columnsCsv } from "./columns-csv";
import { explainNumber } from "./explain-number";
import type { RenderedReport, ReportDefinition, ReportInput } from "./report-definition";

/** `caseboard report workload`. Office hours change nothing here, so it does not take them. */
export const workloadDefinition: ReportDefinition = {
  name: "workload",
  summary: "handle time, time online and utilization, per member and team",
  options: filterOptions,
  run: runWorkload,
  metrics: workloadMetrics.map(({ key }) => key),
  explain: (input, key) => explainNumber(input, "workload", key),
};

async function runWorkload(input: ReportInput): Promise<RenderedReport> {
  const asked = await readAsked(input);
  const view = await readWorkloadView(input.source, input.workspace, asked);
  return {
    json: () => workloadJson(view),
    csv: () => columnsCsv("workload", workloadColumns, view.rows),
    table: (width) => workloadTable(view, asked.title("Workload", ["all hours"]), width),
  };
}

function workloadTable({ rows, teams, total }: WorkloadView, title: string, width: number): string {
  if (rows.length === 0) return [title, "", "Nobody was online or handled a conversation here."].join("\n");
  const totals = workloadFigureColumns.map(
    (column) => [column.key, cellText(column, { figures: total })] as const,
  );
  const members = {
    columns: workloadColumns.filter(({ key }) => key !== "userId"),
    rows,
    leading: 2,
    total: new Map([["user", `Total (${formatCount(rows.length)})`] as const, ...totals]),
  };
  const teamRows = { columns: workloadTeamColumns.filter(({ key }) => key !== "teamId"), rows: teams };
  return [
    title,
    "",
    columnTable(members, width),
    ...(teams.length === 0 ? [] : [columnTable({ ...teamRows, leading: 1 }, width)]),
    "n is the sample size: over how many conversations the mean is taken.",
  ].join("\n");
}
