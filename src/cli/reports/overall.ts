import { ABSENT, formatCount, formatNumber } from "../../domain/format";
import { overallMetrics } from "../../domain/metrics/overall";
import { deltaOf, isOverallMean, overallColumns, overallLines } from "../../reports/columns/overall";
import type { ReportFigure } from "../../reports/figure";
import { figureText } from "../../reports/figure";
import { overallJson } from "../../reports/json/overall";
import { type OverallView, readOverallView } from "../../reports/overall-report";
import { readAsked } from "../asked-report";
import { plainTable } from "../plain-table";
import { clockOptions, filterOptions } from "../report-options";
import { columnsCsv } from "./columns-csv";
import { explainNumber } from "./explain-number";
import type { RenderedReport, ReportDefinition, ReportInput } from "./report-definition";

/** `caseboard report overall`. */
export const overallDefinition: ReportDefinition = {
  name: "overall",
  summary: "one member, a team or everyone, with a range before to compare",
  options: [...filterOptions, "previousFrom", "previousTo", ...clockOptions],
  run: runOverall,
  metrics: overallMetrics.map(({ key }) => key),
  explain: (input, key) => explainNumber(input, "overall", key),
};

async function runOverall(input: ReportInput): Promise<RenderedReport> {
  const asked = await readAsked(input);
  const view = await readOverallView(input.source, input.workspace, asked);
  return {
    json: () => overallJson(view.current, view.previous),
    csv: () => columnsCsv("overall", overallColumns, overallLines(view)),
    table: () => overallTable(view, asked.title("Overall", [asked.clockWords])),
  };
}

/** A line a number, since there is only one row or two. */
function overallTable({ current, previous, deltas }: OverallView, title: string): string {
  const rows = overallMetrics.map(({ key, title: name }) => {
    const cells = [name, shown(key, current.shown[key])];
    if (previous === null || deltas === null) return cells;
    return [...cells, shown(key, previous.shown[key]), changeText(key, deltaOf(deltas, key))];
  });
  const head = ["Number", "Value", ...(previous === null ? [] : ["Before", "Change"])];
  return [
    title,
    "",
    plainTable(head, rows),
    "n is the sample size: over how many values a mean or a share is taken.",
    ...(previous === null ? [] : ["The change is in percent, of the happiness score in points."]),
  ].join("\n");
}

function shown(key: string, figure: ReportFigure): string {
  const text = figureText(figure);
  return isOverallMean({ key }) ? `${text}  (n ${formatCount(figure.sampleSize)})` : text;
}

function changeText(key: string, change: number | null): string {
  if (change === null) return ABSENT;
  const sign = change > 0 ? "+" : "";
  return `${sign}${formatNumber(change, 1)}${key === "happinessScore" ? " points" : "%"}`;
}
