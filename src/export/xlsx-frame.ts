import type { CellStyle, Cell as StyledCell, WriteSheet } from "hucre/xlsx";
import type { Column } from "./sheet";
import { cellFormats } from "./xlsx-cells";

const HEADING_HEIGHT = 48;
const HEADING_STYLE: CellStyle = {
  font: { bold: true, color: { rgb: "FFFFFF" } },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "14523F" } },
  alignment: { wrapText: true, vertical: "center" },
};
const WIDTHS: Readonly<Record<Column["kind"], number>> = {
  text: 24,
  count: 15,
  number: 15,
  score: 12,
  seconds: 18,
  percent: 12,
  instant: 22,
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
        [`0,${at}`, { style: HEADING_STYLE }],
        ...(totalRow === null ? [] : [cellEntry(totalRow, at, totalStyle(kind))]),
      ]),
    ),
    rowDefs: new Map([[0, { height: HEADING_HEIGHT }]]),
    freezePane: { rows: 1, columns: 1 },
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

function styleOf(kind: Column["kind"]): CellStyle {
  const numFmt = cellFormats[kind];
  return kind === "text"
    ? { numFmt, alignment: { vertical: "top", readingOrder: "context" } }
    : { numFmt, alignment: { vertical: "top" } };
}

function totalStyle(kind: Column["kind"]): CellStyle {
  return { ...styleOf(kind), font: { bold: true }, border: { top: { style: "thin" } } };
}
