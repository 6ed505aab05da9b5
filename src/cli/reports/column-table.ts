import { formatCount, formatDuration, formatNumber, formatPercent } from "../../domain/format";
import { formatInstant } from "../../domain/instant";
import type { ColumnKind, ReportColumn } from "../../reports/columns/column";
import { type DrawnColumn, drawTables, shortened, wrapped } from "./drawn-table";

/** The longest text that is shown whole. */
const LONGEST_TEXT = 48;
/** Drawing takes more than twice as long for twice the rows; longer lists are several tables. */
const ROWS_A_TABLE = 1_000;
/** Lists are cut after this many rows (docs/metrics.md). */
export const ROWS_SHOWN = 10_000;

/** A row of a table: its first cells, and how to fill the others. */
export interface TableContents<Row> {
  readonly columns: readonly ReportColumn<Row>[];
  readonly rows: readonly Row[];
  /** The total's cells, by the columns' keys; none without. */
  readonly total?: ReadonlyMap<string, string>;
  /** Columns that begin every table when the width asks for several. */
  readonly leading: number;
}

/** Rows for people: as many tables under each other as the width asks for, and a note when rows are cut. */
export function columnTable<Row>(contents: TableContents<Row>, width: number): string {
  const shown = contents.rows.slice(0, ROWS_SHOWN);
  const parts: string[] = [];
  for (let start = 0; start === 0 || start < shown.length; start += ROWS_A_TABLE) {
    const rows = shown.slice(start, start + ROWS_A_TABLE);
    const isLast = start + ROWS_A_TABLE >= shown.length;
    const drawn = contents.columns.map((column) =>
      drawnColumn(column, rows, isLast ? contents.total : undefined),
    );
    parts.push(...drawTables(drawn, contents.leading, width));
  }
  if (contents.rows.length > shown.length) {
    parts.push(
      `Showing ${formatCount(shown.length)} of ${formatCount(contents.rows.length)}; --format json and csv have all.`,
    );
  }
  return parts.join("\n");
}

/** A figure as people read it; with its sample size below where it is a mean. */
export function cellText<Row>(column: ReportColumn<Row>, row: Row): string {
  const text = valueText(column.kind, column.cell(row));
  const sampleSize = column.sampleSize?.(row) ?? null;
  return sampleSize === null || sampleSize === 0 ? text : `${text}\nn ${formatCount(sampleSize)}`;
}

function valueText(kind: ColumnKind, value: string | number | null): string {
  if (typeof value === "string") return shortened(value, LONGEST_TEXT);
  if (value === null) return "–";
  switch (kind) {
    case "count":
      return formatCount(value);
    case "seconds":
      return formatDuration(value);
    case "percent":
      return formatPercent(100 * value);
    case "instant":
      return formatInstant(value);
    default:
      return formatNumber(value);
  }
}

function drawnColumn<Row>(
  column: ReportColumn<Row>,
  rows: readonly Row[],
  total: ReadonlyMap<string, string> | undefined,
): DrawnColumn {
  const cells = rows.map((row) => cellText(column, row));
  return {
    title: wrapped(column.title),
    isText: column.kind === "text" || column.kind === "instant",
    cells: total === undefined ? cells : [...cells, total.get(column.key) ?? ""],
  };
}
