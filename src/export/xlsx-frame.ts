import type { CellStyle, Cell as StyledCell, WriteSheet } from "hucre/xlsx";
import type { Column } from "./sheet";
import { cellFormats } from "./xlsx-cells";

const HEADING_HEIGHT = 48;
/** The font that the workbook has by itself, bold. */
const BOLD = { name: "Calibri", size: 11, bold: true } as const;
const HEADING_STYLE: CellStyle = {
  font: { ...BOLD, color: { rgb: "FFFFFF" } },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "14523F" } },
};
const WIDTHS: Readonly<Record<Column["kind"], number>> = {
  text: 24,
  count: 15,
  number: 15,
  score: 12,
  seconds: 19,
  percent: 12,
  instant: 24,
};

/** A sheet of a workbook beside its rows. */
export type Frame = Omit<WriteSheet, "rows">;

/**
 * How a sheet with a heading row, `rowCount` rows and perhaps a total below looks: formats, widths, the
 * heading and the first column in sight, and a filter over the rows. `widths` are in characters.
 */
export function frameOf(sheet: {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rowCount: number;
  readonly hasTotal: boolean;
  readonly widths: readonly number[] | null;
}): Frame {
  const { name, columns, rowCount, hasTotal, widths } = sheet;
  const totalRow = hasTotal ? rowCount + 1 : null;
  return {
    name,
    columns: columns.map(({ kind }, at) => ({
      width: widths?.[at] ?? WIDTHS[kind],
      style: styleOf(kind),
    })),
    cells: new Map(
      columns.flatMap(({ kind }, at): [string, Partial<StyledCell>][] => [
        cellEntry(0, at, headingStyle(kind)),
        ...(totalRow === null ? [] : [cellEntry(totalRow, at, totalStyle(kind))]),
      ]),
    ),
    rowDefs: new Map([[0, { height: HEADING_HEIGHT }]]),
    freezePane: { rows: 1, columns: frozenColumns(columns) },
    autoFilter: { range: `A1:${columnName(columns.length)}${rowCount + 1}` },
  };
}

/** `A` for 1, `Z` for 26, `AA` for 27. */
export function columnName(number: number): string {
  const letter = String.fromCharCode(65 + ((number - 1) % 26));
  return number <= 26 ? letter : columnName(Math.floor((number - 1) / 26)) + letter;
}

function cellEntry(row: number, column: number, style: CellStyle): [string, Partial<StyledCell>] {
  return [`${row},${column}`, { style }];
}

/** Up to the member's name where there is one, so that it stays in sight. */
function frozenColumns(columns: readonly Column[]): number {
  return Math.max(1, columns.findIndex(({ key }) => key === "user") + 1);
}

/** Numbers stand at the right, all else at the left, and headings stand over them. */
function sideOf(kind: Column["kind"]) {
  if (kind === "text") return null;
  return kind === "instant" ? "left" : "right";
}

function headingStyle(kind: Column["kind"]): CellStyle {
  const horizontal = sideOf(kind) ?? "left";
  return { ...HEADING_STYLE, alignment: { wrapText: true, vertical: "center", horizontal } };
}

function styleOf(kind: Column["kind"]): CellStyle {
  const numFmt = cellFormats[kind];
  const horizontal = sideOf(kind);
  // A text's own direction decides its side.
  return horizontal === null
    ? { numFmt, alignment: { vertical: "top", readingOrder: "context" } }
    : { numFmt, alignment: { vertical: "top", horizontal } };
}

function totalStyle(kind: Column["kind"]): CellStyle {
  return { ...styleOf(kind), font: BOLD, border: { top: { style: "thin" } } };
}
