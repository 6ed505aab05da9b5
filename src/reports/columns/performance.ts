import { performanceMetrics } from "../../domain/metrics/performance";
import type { PerformanceViewRow } from "../performance-report";
import { figureColumns, memberColumns, type ReportColumn } from "./column";

const means: readonly string[] = performanceMetrics
  .filter(({ reduce }) => reduce === "mean")
  .map(({ key }) => key);

/** The figures of the performance report, for rows and total. */
export const performanceFigureColumns: readonly ReportColumn<Pick<PerformanceViewRow, "figures">>[] =
  figureColumns(
    performanceMetrics,
    ({ figures }) => figures,
    ({ key }) => means.includes(key),
  );

/** The columns of the performance report's rows. */
export const performanceColumns: readonly ReportColumn<PerformanceViewRow>[] = [
  { key: "rank", title: "Rank", kind: "count", cell: ({ rank }) => rank },
  ...memberColumns,
  ...performanceFigureColumns,
];
