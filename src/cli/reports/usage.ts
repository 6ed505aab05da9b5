import { usageMetrics } from "../../domain/metrics/usage";
import { usageColumns } from "../../reports/columns/usage";
import { figureText } from "../../reports/figure";
import { usageJson } from "../../reports/json/usage";
import { readUsageView } from "../../reports/usage-report";
import { readAsked } from "../asked-report";
import { plainTable } from "../plain-table";
import { conversationOptions } from "../report-options";
import { columnsCsv } from "./columns-csv";
import { explainNumber } from "./explain-number";
import type { RenderedReport, ReportDefinition, ReportInput } from "./report-definition";

/** `caseboard report usage`. */
export const usageDefinition: ReportDefinition = {
  name: "usage",
  summary: "contacts, closed conversations, active members, proactive messages",
  options: conversationOptions,
  run: runUsage,
  metrics: usageMetrics.map(({ key }) => key),
  explain: (input, key) => explainNumber(input, "usage", key),
};

async function runUsage(input: ReportInput): Promise<RenderedReport> {
  const asked = await readAsked(input);
  const view = await readUsageView(input.source, input.workspace, asked);
  const rows = usageMetrics.map(({ key, title }) => [title, figureText(view.figures[key])]);
  return {
    json: () => usageJson(view),
    csv: () => columnsCsv("usage", usageColumns, [view]),
    table: () => [asked.title("Usage"), "", plainTable(["Number", "Value"], rows)].join("\n"),
  };
}
