import Table from "cli-table3";
import { formatCount, formatDuration, formatNumber, formatPercent } from "../../domain/format";
import { formatInstant } from "../../domain/instant";
import type { ColumnKind, ReportColumn } from "../../reports/columns/column";
import { withoutControl } from "../plain-table";

/** The longest text that is shown whole. */
const LONGEST_TEXT = 48;
/** Drawing takes more than twice as long for twice the rows; longer lists are several tables. */
const ROWS_A_TABLE = 1_000;
/** Lists are cut after this many rows (docs/metrics.md). */
export const ROWS_SHOWN = 10_000;
const TITLE_WIDTH = 16;

/** A row of a table: its first cells, and how to fill the others. */
export interface TableContents<Row> {
  readonly columns: readonly ReportColumn<Row>[];
  readonly rows: readonly Row[];
  /** The total's cells, by the columns' keys; none without. */
  readonly total?: ReadonlyMap<string, string>;
  /** Columns that begin every table when the width asks for several. */
  readonly leading: number;
}

interface DrawnColumn {
  readonly title: string;
  readonly isText: boolean;
  readonly cells: readonly string[];
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
    parts.push(...fitting(drawn, contents.leading, width).map(drawTable));
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
  if (typeof value === "string") return shortened(value);
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

function shortened(text: string): string {
  const characters = [...withoutControl(text)];
  return characters.length <= LONGEST_TEXT
    ? characters.join("")
    : `${characters.slice(0, LONGEST_TEXT - 1).join("")}…`;
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

function wrapped(title: string): string {
  return title.split(" ").reduce((lines, word) => {
    const lastLine = lines.slice(lines.lastIndexOf("\n") + 1);
    return `${lines}${lastLine.length + word.length < TITLE_WIDTH ? " " : "\n"}${word}`;
  });
}

/** The columns in parts that are no wider than the width, each beginning with the leading ones. */
function fitting(columns: readonly DrawnColumn[], leading: number, width: number): DrawnColumn[][] {
  const first = columns.slice(0, leading);
  const parts: DrawnColumn[][] = [];
  let part = [...first];
  for (const column of columns.slice(leading)) {
    if (part.length > leading && widthOf(drawTable([...part, column])) > width) {
      parts.push(part);
      part = [...first];
    }
    part.push(column);
  }
  return [...parts, part];
}

function widthOf(text: string): number {
  return text.indexOf("\n");
}

/** Rows of one line need no lines between them, which would make a long list twice as long. */
const withoutLines = { mid: "", "mid-mid": "", "left-mid": "", "right-mid": "" };

function drawTable(columns: readonly DrawnColumn[]): string {
  const isOneLineARow = columns.every(({ cells }) => cells.every((cell) => !cell.includes("\n")));
  const table = new Table({
    head: columns.map(({ title }) => title),
    colAligns: columns.map(({ isText }) => (isText ? "left" : "right")),
    style: { head: [], border: [] },
    ...(isOneLineARow ? { chars: withoutLines } : {}),
  });
  const rowCount = columns[0]?.cells.length ?? 0;
  for (let row = 0; row < rowCount; row += 1) table.push(columns.map(({ cells }) => cells[row] ?? ""));
  return table.toString();
}
