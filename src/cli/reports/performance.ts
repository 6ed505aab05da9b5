import { formatCount } from "../../domain/format";
import { performanceMetrics } from "../../domain/metrics/performance";
import { performanceColumns, performanceFigureColumns } from "../../reports/columns/performance";
import { performanceJson } from "../../reports/json/performance";
import { type PerformanceView, readPerformanceView } from "../../reports/performance-report";
import { askedRanking, readAsked } from "../asked-report";
import { clockOptions, filterOptions } from "../report-options";
import { cellText, columnTable } from "./column-table";
import { columnsCsv } from "./columns-csv";
import { explainNumber } from "./explain-number";
import type { RenderedReport, ReportDefinition, ReportInput } from "./report-definition";

/** `caseboard report performance`. */
export const performanceDefinition: ReportDefinition = {
  name: "performance",
  summary: "ranked members: cases closed, won and lost, open cases, first response, ratings",
  options: [...filterOptions, "by", ...clockOptions],
  run: runPerformance,
  metrics: performanceMetrics.map(({ key }) => key),
  explain: (input, key) => explainNumber(input, "performance", key),
};

async function runPerformance(input: ReportInput): Promise<RenderedReport> {
  const by = askedRanking(input);
  const asked = await readAsked(input);
  const view = await readPerformanceView(input.source, input.workspace, { ...asked, by });
  const title = asked.title("Performance", [asked.clockWords, `ranked by ${by.title}`]);
  return {
    json: () => performanceJson(view),
    csv: () => columnsCsv("performance", performanceColumns, view.rows),
    table: (width) => performanceTable(view, title, width),
  };
}

function performanceTable(
  { rows, total, totalCoversMoreThanRows }: PerformanceView,
  title: string,
  width: number,
) {
  const totals = performanceFigureColumns.map(
    (column) => [column.key, cellText(column, { figures: total })] as const,
  );
  const columns = performanceColumns.filter(({ key }) => key !== "userId");
  const contents = {
    columns,
    rows,
    leading: 3,
    total: new Map([["user", `Total (${formatCount(rows.length)})`] as const, ...totals]),
  };
  return [
    title,
    "",
    columnTable(contents, width),
    "n is the sample size: over how many values a mean or a share is taken.",
    ...(totalCoversMoreThanRows ? ["The total has also what nobody owns."] : []),
  ].join("\n");
}
