import { csvText } from "../../export/csv";
import { sheetOf } from "../../export/sheet";
import { type ReportColumn, withSampleColumns } from "../../reports/columns/column";

/**
 * Rows as CSV: durations in seconds, instants in UTC, absent values empty, the sample size of a mean right after
 * it. What a spreadsheet would take for a formula is made text.
 */
export function columnsCsv<Row>(
  name: string,
  columns: readonly ReportColumn<Row>[],
  rows: readonly Row[],
): string {
  return csvText(sheetOf({ name, columns: withSampleColumns(columns), rows }));
}
