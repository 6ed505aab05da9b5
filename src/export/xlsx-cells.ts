import { formatInstant, type Instant } from "../domain/instant";
import type { ColumnKind } from "../reports/columns/column";
import { wallClock } from "./local-time";
import { cleanText } from "./safe-text";
import type { Cell, Column } from "./sheet";

/** The longest text that a cell of a workbook can hold, in UTF-16 units. */
export const LONGEST_TEXT = 32_767;
const CUT = "… [cut here: a cell holds 32,767 characters]";

const SECONDS_PER_DAY = 86_400;
const MILLISECONDS_PER_DAY = 86_400_000;
/** A workbook's days are counted from 30 December 1899; this many lie before 1970. */
const DAYS_BEFORE_1970 = 25_569;
/** Earlier days than 1 March 1900 are counted differently by different programs. */
const FIRST_SAFE_DAY = 61;

/** How a column's cells are shown. Text keeps to text, also when somebody edits the cell. */
export const cellFormats: Readonly<Record<ColumnKind, string>> = {
  text: "@",
  count: "#,##0",
  number: "#,##0.00",
  score: "0.00",
  seconds: "[h]:mm:ss",
  percent: "0.0%",
  instant: "yyyy-mm-dd hh:mm:ss",
};

/** The heading with its unit or zone. */
export function xlsxHeading({ title, kind }: Column, zone: string): string {
  if (kind === "seconds") return `${title} (h:mm:ss)`;
  return kind === "instant" ? `${title} (${zone})` : title;
}

/**
 * What stands in the workbook for a cell: clean text, a number, days for durations and dates; null for
 * nothing. Never a formula: the writer makes those of nothing that is given here.
 */
export function xlsxCell(cell: Cell, kind: ColumnKind, zone: string): string | number | null {
  if (cell === null || cell === "") return null;
  if (typeof cell === "string") return xlsxText(cell);
  if (!Number.isFinite(cell)) return null;
  if (kind === "seconds") return cell / SECONDS_PER_DAY;
  return kind === "instant" ? xlsxInstant(cell, zone) : cell;
}

/** Clean text that fits into a cell, with a note where it was cut. */
export function xlsxText(text: string): string {
  const clean = cleanText(text);
  const fitting =
    clean.length <= LONGEST_TEXT
      ? clean
      : clean.slice(0, LONGEST_TEXT - CUT.length).replace(/\p{Surrogate}$/u, "") + CUT;
  return withoutEscapes(fitting);
}

/** `_x000D_` in a workbook means a character by its number; this way it means itself. */
function withoutEscapes(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}

function xlsxInstant(instant: Instant, zone: string): number | string {
  const days = wallClock(instant, zone) / MILLISECONDS_PER_DAY + DAYS_BEFORE_1970;
  return days < FIRST_SAFE_DAY ? formatInstant(instant) : days;
}
