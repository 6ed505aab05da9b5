import { formatCount, formatPercent } from "../../domain/format";
import { assignmentMetrics } from "../../domain/metrics/assignments";
import { type AssignmentsView, readAssignmentsView } from "../../reports/assignments-report";
import { assignmentColumns } from "../../reports/columns/logs";
import { assignmentsJson } from "../../reports/json/logs";
import { readAsked } from "../asked-report";
import { plainTable } from "../plain-table";
import { conversationOptions } from "../report-options";
import { columnTable } from "./column-table";
import { columnsCsv } from "./columns-csv";
import { explainNumber } from "./explain-number";
import type { RenderedReport, ReportDefinition, ReportInput } from "./report-definition";

/** `caseboard report assignments`. */
export const assignmentsDefinition: ReportDefinition = {
  name: "assignments",
  summary: "assignments by source, and the log",
  options: [...conversationOptions, "source", "assignedTo", "assignedBy", "contact", "conversation"],
  run: runAssignments,
  metrics: assignmentMetrics.map(({ key }) => key),
  explain: (input, key) => explainNumber(input, "assignments", key),
};

async function runAssignments(input: ReportInput): Promise<RenderedReport> {
  const asked = await readAsked(input);
  const view = await readAssignmentsView(input.source, input.workspace, asked);
  return {
    json: () => assignmentsJson(view),
    csv: () => columnsCsv("assignments", assignmentColumns, view.log),
    table: (width) => assignmentsTable(view, asked.title("Assignments"), width),
  };
}

function assignmentsTable({ total, bySource, log }: AssignmentsView, title: string, width: number): string {
  if (total === 0) return [title, "", "No assignments here."].join("\n");
  const sources = bySource.map(({ source, count, percentage }) => [
    source,
    formatCount(count),
    formatPercent(percentage),
  ]);
  const columns = assignmentColumns.filter(({ key }) => key !== "contactId");
  return [
    title,
    "",
    plainTable(["Source", "Assignments", "Share"], [...sources, ["Total", formatCount(total), "100%"]]),
    columnTable({ columns, rows: log, leading: columns.length }, width),
    "Nobody is shown as –: before the first assignment, and after an unassignment.",
  ].join("\n");
}
