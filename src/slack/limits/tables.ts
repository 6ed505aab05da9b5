import { type Breach, breach, type Check, isRecord } from "./breach";
import {
  all,
  array,
  boolean,
  byType,
  type Fields,
  integer,
  number,
  object,
  oneOf,
  optional,
  required,
  string,
} from "./checks";
import { richTextCell } from "./rich-text";

/** Most characters in all cells of all tables of one message. */
export const CELL_CHARACTERS = 10_000;
export const TABLE_COLUMNS = 20;
export const DATA_TABLE_ROWS = 101;

const type = required(string());
const rawText = object({ type, text: required(string({ min: 1 })) });
const rawNumber = object({ type, value: required(number()), text: required(string({ min: 1 })) });

const headerCell = byType("a header cell", { raw_text: rawText, raw_number: rawNumber });
const cell = byType("a cell", { raw_text: rawText, raw_number: rawNumber, rich_text: richTextCell });

/** The cells of a table block as rows; what is not a list counts as no row. */
function rowsOf(value: unknown): unknown[][] {
  const rows: unknown[] = isRecord(value) && Array.isArray(value.rows) ? value.rows : [];
  return rows.filter((row): row is unknown[] => Array.isArray(row));
}

function charactersIn(value: unknown): number {
  if (Array.isArray(value))
    return value.reduce((sum: number, entry: unknown) => sum + charactersIn(entry), 0);
  if (!isRecord(value)) return 0;
  const own = typeof value.text === "string" ? value.text.length : 0;
  return own + charactersIn(value.elements);
}

/** Characters in all cells of one table block. */
export function cellCharacters(block: unknown): number {
  return charactersIn(rowsOf(block));
}

const equalRows: Check = (value, path) => {
  const rows = rowsOf(value);
  const width = rows[0]?.length ?? 0;
  return rows.flatMap((row, index) =>
    row.length === width
      ? []
      : [breach(`${path}/rows/${index}`, `as many cells as the first row (${width})`, `${row.length}`)],
  );
};

const headerCells: Check = (value, path) =>
  (rowsOf(value)[0] ?? []).flatMap((entry, index) => headerCell(entry, `${path}/rows/0/${index}`));

const bodyCells: Check = (value, path) =>
  rowsOf(value)
    .slice(1)
    .flatMap((row, index) =>
      row.flatMap((entry, column) => cell(entry, `${path}/rows/${index + 1}/${column}`)),
    );

const anything: Check = () => [];

const rowHeaderInRange: Check = (value, path) => {
  const index = isRecord(value) ? value.row_header_column_index : undefined;
  const width = rowsOf(value)[0]?.length ?? 0;
  return typeof index === "number" && index >= width
    ? [breach(`${path}/row_header_column_index`, `a column of the table (below ${width})`, `${index}`)]
    : [];
};

export const dataTable = (common: Fields): Check =>
  all(
    object({
      ...common,
      caption: required(string({ min: 1 })),
      rows: required(
        array(array(anything, { min: 1, max: TABLE_COLUMNS }), { min: 2, max: DATA_TABLE_ROWS }),
      ),
      page_size: optional(integer({ min: 1, max: 100 })),
      row_header_column_index: optional(integer({ min: 0 })),
    }),
    equalRows,
    headerCells,
    bodyCells,
    rowHeaderInRange,
  );

const columnSetting: Check = (value, path) =>
  value === null
    ? []
    : object({ align: optional(oneOf(["left", "center", "right"])), is_wrapped: optional(boolean) })(
        value,
        path,
      );

export const table = (common: Fields): Check =>
  all(
    object({
      ...common,
      rows: required(array(array(cell, { min: 1, max: TABLE_COLUMNS }), { min: 1, max: 100 })),
      column_settings: optional(array(columnSetting, { max: TABLE_COLUMNS })),
    }),
    equalRows,
  );

const isTable = (block: unknown): boolean =>
  isRecord(block) && (block.type === "data_table" || block.type === "table");

/** One table in the whole, and all cells together within the limit of characters. */
export function tableTotals(blocks: readonly unknown[], path: string): Breach[] {
  const tables = blocks.filter(isTable);
  const characters = tables.reduce<number>((sum, block) => sum + cellCharacters(block), 0);
  return [
    ...(tables.length > 1 ? [breach(path, "at most 1 table", `${tables.length}`)] : []),
    ...(characters > CELL_CHARACTERS
      ? [breach(path, `at most ${CELL_CHARACTERS} characters in all table cells`, `${characters}`)]
      : []),
  ];
}
