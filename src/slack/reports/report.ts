import type { StaticSelect } from "@slack/types";
import type { ChartOutcome } from "../../charts/chart";
import type { ChartBlock } from "../../charts/renderer";
import type { OpenReport } from "../../reports/open-report";
import { reportActions } from "../action-ids";
import { option, select } from "../blocks/elements";
import type { ReportPage } from "../replies/report-page";
import type { ReportState } from "../report-state";

export type ShownState = Extract<ReportState, { kind: "report" }>;

/** A report that was read, ready to be drawn with whatever charts Slack takes. */
export interface ReadReport {
  readonly charts: readonly ChartOutcome[];
  /** Selects of its own, beside that of the dates. */
  readonly selects: readonly StaticSelect[];
  /** The page that the state asks for, with the blocks of the charts. */
  page(charts: readonly ChartBlock[]): ReportPage;
}

/** How one report is read and drawn. Rights were checked when it was opened. */
export type SlackReport = (report: OpenReport, state: ShownState) => Promise<ReadReport>;

/** Which of a report's tables is shown. */
export function tableSelect(tables: Readonly<Record<string, string>>, chosen: string): StaticSelect {
  const options = Object.entries(tables).map(([key, name]) => option(`Table: ${name.toLowerCase()}`, key));
  return select(reportActions.part, "Table", { options, chosen });
}
