import { type Cell, type Sheet, sheetOf, type Workbook } from "../../src/export/sheet";
import type { ReportColumn } from "../../src/reports/columns/column";

/** One column of each kind. */
export const everyKind: readonly ReportColumn<readonly Cell[]>[] = (
  ["text", "count", "number", "score", "seconds", "percent", "instant"] as const
).map((kind, index) => ({ key: kind, title: `A ${kind}`, kind, cell: (row) => row[index] ?? null }));

/** A sheet with a column of each kind. */
export function sheet(rows: readonly (readonly Cell[])[], name = "Report"): Sheet {
  return sheetOf({ name, columns: everyKind, rows });
}

/** A sheet of one column of text. */
export function texts(values: readonly string[]): Sheet {
  return sheetOf({
    name: "Texts",
    columns: [{ key: "text", title: "Text", kind: "text", cell: (text: string) => text }],
    rows: values,
  });
}

export function workbook(report: Sheet, over: Partial<Workbook> = {}): Workbook {
  return {
    title: "Performance",
    fileName: "caseboard-performance",
    report,
    conversations: sheet([], "Conversations"),
    about: [{ name: "Range", text: "last 30 days" }],
    zone: "Europe/Berlin",
    madeAt: Date.parse("2026-11-15T12:00:00Z"),
    ...over,
  };
}
