import { formatCount } from "../../domain/format";
import { serviceLevelMetrics } from "../../domain/metrics/service-levels";
import { breachColumns } from "../../reports/columns/logs";
import { serviceLevelColumns, serviceLevelFigureColumns } from "../../reports/columns/service-levels";
import { slaJson } from "../../reports/json/sla";
import { readServiceLevelView, type ServiceLevelView } from "../../reports/sla-report";
import { askedTargets, readAsked, targetWords } from "../asked-report";
import { clockOptions, filterOptions } from "../report-options";
import { cellText, columnTable } from "./column-table";
import { columnsCsv } from "./columns-csv";
import { explainNumber } from "./explain-number";
import type { RenderedReport, ReportDefinition, ReportInput } from "./report-definition";

/** `caseboard report sla`. */
export const slaDefinition: ReportDefinition = {
  name: "sla",
  summary: "service levels: waits answered within the target, breaches",
  options: [...filterOptions, "firstResponseTarget", "responseTarget", ...clockOptions],
  run: runSla,
  metrics: serviceLevelMetrics.map(({ key }) => key),
  explain: (input, key) => explainNumber(input, "sla", key),
};

async function runSla(input: ReportInput): Promise<RenderedReport> {
  const targets = await askedTargets(input);
  const asked = await readAsked(input);
  const view = await readServiceLevelView(input.source, input.workspace, { ...asked, targets });
  const title = asked.title("Service levels", [asked.clockWords, ...targetWords(targets)]);
  return {
    json: () => slaJson(view),
    csv: () => columnsCsv("sla", serviceLevelColumns(view.total), view.rows),
    table: (width) => slaTable(view, title, width),
  };
}

function slaTable(view: ServiceLevelView, title: string, width: number): string {
  const { rows, total, breaches, totalCoversMoreThanRows } = view;
  const totals = serviceLevelFigureColumns(total).map(
    (column) => [column.key, cellText(column, { levels: total })] as const,
  );
  const members = {
    columns: serviceLevelColumns(total).filter(({ key }) => key !== "userId"),
    rows,
    leading: 2,
    total: new Map([["user", `Total (${formatCount(rows.length)})`] as const, ...totals]),
  };
  const breached = breachColumns.filter(({ key }) => key !== "creditedTo" && key !== "contactId");
  return [
    title,
    "",
    columnTable(members, width),
    "n is the sample size: how many waits were met or breached.",
    ...(totalCoversMoreThanRows ? ["The total has also the waits that are credited to nobody."] : []),
    "",
    `Breaches: ${formatCount(breaches.length)}`,
    ...(breaches.length === 0
      ? []
      : [columnTable({ columns: breached, rows: breaches, leading: breached.length }, width)]),
  ].join("\n");
}
