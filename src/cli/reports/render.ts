import type { CliContext } from "../context";
import type { OutputFormat } from "../report-options";
import type { RenderedReport } from "./report-definition";

/** Without a terminal a table may be this wide. */
const WIDTH_WITHOUT_TERMINAL = 160;

/** How wide a table on standard output may be, in characters. */
export function resultWidth({ results }: Pick<CliContext, "results">): number {
  return results.columns ?? WIDTH_WITHOUT_TERMINAL;
}

/** A report as text, without a newline at its end. */
export function renderReport(report: RenderedReport, format: OutputFormat, width: number): string {
  if (format === "json") return JSON.stringify(report.json(), null, 2);
  return format === "csv" ? report.csv().trimEnd() : report.table(width);
}
