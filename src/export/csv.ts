import { setImmediate } from "node:timers/promises";
import { stringify } from "csv-stringify/sync";
import { formatInstant } from "../domain/instant";
import { formatWallClock } from "./local-time";
import { withoutFormulas } from "./safe-text";
import type { Cell, Column, Sheet } from "./sheet";

/** Without it Excel reads the file in the computer's old code page. */
const BYTE_ORDER_MARK = "\uFEFF";
/** So many rows take a few dozen milliseconds; other work goes on in between. */
const ROWS_AT_ONCE = 1_000;

/**
 * A sheet as CSV for programs: the keys as the heading, instants as RFC 3339 in UTC, durations in seconds,
 * absent values empty, the total left out. Text cannot become a formula.
 */
export function csvText(sheet: Sheet): string {
  const heading = sheet.columns.map(({ key }) => key);
  const cellsOf = rowWith(sheet.columns, formatInstant);
  const parts = [lines([heading], "\n")];
  for (const rows of batches(sheet.rows)) parts.push(lines(rows.map(cellsOf), "\n"));
  return parts.join("");
}

/**
 * A sheet as a CSV file for people, which Excel opens right: UTF-8 with its mark, titles as the heading,
 * instants by the zone's wall clock, durations in seconds. Text cannot become a formula. Lets other work go
 * on in between.
 */
export async function csvFile(sheet: Sheet, zone: string): Promise<Buffer> {
  const heading = sheet.columns.map((column) => withoutFormulas(csvHeading(column, zone)));
  const cellsOf = rowWith(sheet.columns, (instant) => formatWallClock(instant, zone));
  const parts = [Buffer.from(BYTE_ORDER_MARK + lines([heading], "\r\n"))];
  for (const rows of batches(sheet.rows)) {
    parts.push(Buffer.from(lines(rows.map(cellsOf), "\r\n")));
    await setImmediate();
  }
  return Buffer.concat(parts);
}

function csvHeading({ title, kind }: Column, zone: string): string {
  if (kind === "seconds") return `${title} (seconds)`;
  return kind === "instant" ? `${title} (${zone})` : title;
}

function rowWith(columns: readonly Column[], writeInstant: (instant: number) => string) {
  return (cells: readonly Cell[]): (string | number | null)[] =>
    columns.map(({ kind }, index) => {
      const cell = cells[index] ?? null;
      if (typeof cell === "string") return withoutFormulas(cell);
      return cell !== null && kind === "instant" ? writeInstant(cell) : cell;
    });
}

function lines(rows: readonly (readonly (string | number | null)[])[], recordDelimiter: string): string {
  return stringify([...rows], { record_delimiter: recordDelimiter, quoted_match: /[\r\n]/ });
}

/** The rows in parts, each made when it is asked for. */
export function* batches<Row>(rows: Iterable<Row>, size = ROWS_AT_ONCE): Generator<Row[], void, undefined> {
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
