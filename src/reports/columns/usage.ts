import { usageMetrics } from "../../domain/metrics/usage";
import type { UsageView } from "../usage-report";
import { figureColumns, type ReportColumn } from "./column";

/** The columns of the usage report's only row. */
export const usageColumns: readonly ReportColumn<Pick<UsageView, "figures">>[] = figureColumns(
  usageMetrics,
  ({ figures }) => figures,
  () => false,
);
