import type { DataTableBlock } from "@slack/types";
import type { Cell } from "../blocks/build";

/** Slack's own paging within a table; more at once would bury what stands below it. */
const ROWS_AT_ONCE = 25;

/** A table with its head, read to screen readers by its first column. */
export function tableBlock(
  caption: string,
  head: readonly Cell[],
  rows: readonly (readonly Cell[])[],
): DataTableBlock {
  return {
    type: "data_table",
    caption,
    page_size: Math.min(ROWS_AT_ONCE, rows.length),
    row_header_column_index: 0,
    rows: [[...head], ...rows.map((row) => [...row])],
  };
}
