import { type UsersFigure, usersFigures } from "../../domain/metrics";
import { explainableReports, metricsOf } from "../../reports/explain-report";
import type { ReportName } from "../../reports/request";
import { statisticNames } from "./figures";

/** A figure's name: `First response, median`. */
export function figureName({ metric, statistic }: UsersFigure): string {
  return statistic === null ? metric.title : `${metric.title}, ${statisticNames[statistic].toLowerCase()}`;
}

/** A number of a report that can be opened. */
export interface ReportFigureName {
  readonly key: string;
  readonly name: string;
  /** Under what it stands in a menu. */
  readonly group: string;
}

/** Every number of a report that can be opened, in the order in which they are shown. */
export function explainableFigures(report: ReportName): readonly ReportFigureName[] {
  if (report === "users") {
    return usersFigures.map((figure) => ({
      key: figure.key,
      name: figureName(figure),
      group: figure.statistic === null ? "Counts" : figure.metric.title,
    }));
  }
  return metricsOf(report).map(({ key, title }) => ({ key, name: title, group: "Numbers" }));
}

/** Whether any report has a number of that key. */
export function isFigure(key: string): boolean {
  const reports = ["users", ...Object.keys(explainableReports)].filter(
    (name): name is ReportName => name !== "overall",
  );
  return reports.some((report) => hasFigure(report, key));
}

export function hasFigure(report: ReportName, key: string): boolean {
  return explainableFigures(report).some((figure) => figure.key === key);
}
