import { formatCount, formatNumber } from "../../domain/format";
import { feedbackMetrics } from "../../domain/metrics/feedback";
import { feedbackColumns } from "../../reports/columns/logs";
import { type FeedbackView, readFeedbackView } from "../../reports/feedback-report";
import { feedbackJson } from "../../reports/json/logs";
import { readAsked } from "../asked-report";
import { filterOptions } from "../report-options";
import { columnTable } from "./column-table";
import { columnsCsv } from "./columns-csv";
import { explainNumber } from "./explain-number";
import type { RenderedReport, ReportDefinition, ReportInput } from "./report-definition";

/** `caseboard report feedback`. */
export const feedbackDefinition: ReportDefinition = {
  name: "feedback",
  summary: "recent ratings with comment and the member credited",
  options: filterOptions,
  run: runFeedback,
  metrics: feedbackMetrics.map(({ key }) => key),
  explain: (input, key) => explainNumber(input, "feedback", key),
};

async function runFeedback(input: ReportInput): Promise<RenderedReport> {
  const asked = await readAsked(input);
  const view = await readFeedbackView(input.source, input.workspace, asked);
  return {
    json: () => feedbackJson(view),
    csv: () => columnsCsv("feedback", feedbackColumns, view.entries),
    table: (width) => feedbackTable(view, asked.title("Feedback"), width),
  };
}

function feedbackTable(
  { entries, average, distribution }: FeedbackView,
  title: string,
  width: number,
): string {
  if (entries.length === 0) return [title, "", "No ratings here."].join("\n");
  const columns = feedbackColumns.filter(({ key }) => key !== "creditedTo" && key !== "contactId");
  const counts = distribution.map(({ score, count }) => `${score}: ${formatCount(count)}`).join(", ");
  return [
    title,
    "",
    columnTable({ columns, rows: entries, leading: columns.length }, width),
    `${formatCount(entries.length)} ratings, mean ${formatNumber(average.value)}. By score: ${counts}.`,
  ].join("\n");
}
