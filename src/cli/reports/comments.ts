import { formatCount } from "../../domain/format";
import { commentLogMetrics } from "../../domain/metrics/comment-log";
import { commentColumns } from "../../reports/columns/logs";
import { type CommentsView, readCommentsView } from "../../reports/comments-report";
import { commentsJson } from "../../reports/json/logs";
import { readAsked } from "../asked-report";
import { filterOptions } from "../report-options";
import { columnTable } from "./column-table";
import { columnsCsv } from "./columns-csv";
import { explainNumber } from "./explain-number";
import type { RenderedReport, ReportDefinition, ReportInput } from "./report-definition";

/** `caseboard report comments`. */
export const commentsDefinition: ReportDefinition = {
  name: "comments",
  summary: "internal comments; --user and --team choose the author",
  options: [...filterOptions, "contact"],
  run: runComments,
  metrics: commentLogMetrics.map(({ key }) => key),
  explain: (input, key) => explainNumber(input, "comments", key),
};

async function runComments(input: ReportInput): Promise<RenderedReport> {
  const asked = await readAsked(input);
  const view = await readCommentsView(input.source, input.workspace, asked);
  return {
    json: () => commentsJson(view),
    csv: () => columnsCsv("comments", commentColumns, view.entries),
    table: (width) => commentsTable(view, asked.title("Comments"), width),
  };
}

function commentsTable({ entries }: CommentsView, title: string, width: number): string {
  if (entries.length === 0) return [title, "", "No comments here."].join("\n");
  const columns = commentColumns.filter(({ key }) => key !== "byKind" && key !== "contactId");
  return [
    title,
    "",
    columnTable({ columns, rows: entries, leading: columns.length }, width),
    `${formatCount(entries.length)} comments.`,
  ].join("\n");
}
