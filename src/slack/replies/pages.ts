import { formatCount } from "../../domain/format";
import { type Cell, cellLength } from "../blocks/build";

/** Most rows that a report lists at all. */
export const MOST_ROWS = 10_000;
const ROWS_PER_PAGE = 100;
/** Slack takes 10,000 characters in all cells; a little is left free. */
const CHARACTERS_PER_PAGE = 9_900;

/** How many rows have to be known to show the page, counted from 0. */
export function rowsUpToPage(page: number): number {
  return Math.min(MOST_ROWS, ROWS_PER_PAGE * (page + 1));
}

export interface TablePage {
  readonly rows: readonly (readonly Cell[])[];
  /** Counted from 0; the last page when a later one was asked for. */
  readonly page: number;
  /** How many pages there are at least; more than `page + 1` where a next one exists. */
  readonly pages: number;
  /** Which of the rows these are, in words: `Showing 1–100 of 12,345.` */
  readonly note: string;
}

/** Cuts rows into pages that Slack takes, and gives the one asked for. There may be more rows than are given. */
export function tablePage(
  head: readonly Cell[],
  { rows, count = rows.length }: { readonly rows: readonly (readonly Cell[])[]; readonly count?: number },
  wanted: number,
): TablePage {
  const listed = rows.slice(0, MOST_ROWS);
  const starts = pageStarts(head, listed);
  const page = Math.min(wanted, starts.length - 1);
  const start = starts[page] ?? 0;
  const end = starts[page + 1] ?? listed.length;
  const areMore = listed.length < Math.min(count, MOST_ROWS);
  const cut = count > MOST_ROWS ? ` Reports list at most ${formatCount(MOST_ROWS)} rows.` : "";
  return {
    rows: listed.slice(start, end),
    page,
    pages: starts.length + (areMore ? 1 : 0),
    note: `Showing ${formatCount(start + 1)}–${formatCount(end)} of ${formatCount(count)}.${cut}`,
  };
}

function pageStarts(head: readonly Cell[], rows: readonly (readonly Cell[])[]): number[] {
  const starts = [0];
  let characters = lengthOf(head);
  let count = 0;
  for (const [index, row] of rows.entries()) {
    const length = lengthOf(row);
    if (count === ROWS_PER_PAGE || (count > 0 && characters + length > CHARACTERS_PER_PAGE)) {
      starts.push(index);
      characters = lengthOf(head);
      count = 0;
    }
    characters += length;
    count += 1;
  }
  return starts;
}

function lengthOf(row: readonly Cell[]): number {
  return row.reduce((sum, cell) => sum + cellLength(cell), 0);
}
