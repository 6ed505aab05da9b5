import type { Instant } from "../domain/instant";
import type { ColumnKind, ReportColumn } from "../reports/columns/column";

/** A string in a `text` column, a number in every other; null where there is no value. */
export type Cell = string | number | Instant | null;

export interface Column {
  /** The name in code and output (docs/metrics.md), unique in its sheet. */
  readonly key: string;
  /** What people read above it, without the unit. */
  readonly title: string;
  readonly kind: ColumnKind;
}

/** A table ready to be written in any format. Its rows can be gone through more than once. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly Column[];
  /** A cell for each column, in the columns' order. */
  readonly rows: Iterable<readonly Cell[]>;
  readonly rowCount: number;
  /** The total, for formats that keep it apart from the rows; CSV leaves it out. */
  readonly total: readonly Cell[] | null;
}

/**
 * Makes the sheet of a report. A report lists its columns once, each with the value that it takes from a
 * row of the report's view model, and hands over the rows as they are:
 *
 *     sheetOf({
 *       name: "Usage",
 *       columns: [{ key: "activeAgents", title: "Active members", kind: "count", cell: (row) => row.activeAgents }],
 *       rows: [view],
 *     })
 *
 * `csvText` then writes it for the command line, `csvFile` and `xlsxFile` for people. Cells are worked out
 * while the sheet is written, so tens of thousands of rows are never held twice.
 */
export function sheetOf<Row>(made: {
  readonly name: string;
  readonly columns: readonly ReportColumn<Row>[];
  readonly rows: readonly Row[];
  readonly total?: readonly Cell[];
}): Sheet {
  const { name, columns, rows, total = null } = made;
  return {
    name,
    rowCount: rows.length,
    columns: columns.map(({ key, title, kind }) => ({ key, title, kind })),
    rows: {
      *[Symbol.iterator]() {
        for (const row of rows) yield columns.map((column) => column.cell(row));
      },
    },
    total,
  };
}

/** What an export tells about itself, one line each: title, range, zone, filters, when it was made. */
export interface AboutLine {
  readonly name: string;
  readonly text: string;
}

/** Everything about one report: its rows, the conversations behind them, and what it is about. */
export interface Workbook {
  readonly title: string;
  /** Begins the files' names: letters, digits and hyphens. */
  readonly fileName: string;
  readonly report: Sheet;
  readonly conversations: Sheet;
  readonly about: readonly AboutLine[];
  /** The IANA zone in which instants are written for people. */
  readonly zone: string;
  readonly madeAt: Instant;
}
