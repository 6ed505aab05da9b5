import { isObject } from "../../slack-stand-in/parameters";
import type { JsonObject } from "../../slack-stand-in/types";

/** The rows of a table block; whatever is no cell is left out. */
export function rowsOf(block: JsonObject): JsonObject[][] {
  const rows: readonly unknown[] = Array.isArray(block.rows) ? block.rows : [];
  return rows.map((row) => (Array.isArray(row) ? row.filter(isObject) : []));
}

/** The words of a cell, for sorting. */
export function cellText(cell: JsonObject | undefined): string {
  if (!cell) return "";
  if (typeof cell.text === "string") return cell.text;
  const elements: readonly unknown[] = Array.isArray(cell.elements) ? cell.elements : [];
  return elements.map((element) => (isObject(element) ? cellText(element) : "")).join("");
}

export const isNumber = (cell: JsonObject | undefined): boolean => cell?.type === "raw_number";

export type Direction = "ascending" | "descending";

/** Sorts as Slack does: by value where the whole column holds numbers, else by the alphabet. */
export function sortRows(
  rows: readonly JsonObject[][],
  column: number,
  direction: Direction,
): JsonObject[][] {
  const isNumeric = rows.every((row) => isNumber(row[column]));
  const sign = direction === "ascending" ? 1 : -1;
  const compare = (left: JsonObject[], right: JsonObject[]): number =>
    isNumeric
      ? Number(left[column]?.value) - Number(right[column]?.value)
      : cellText(left[column]).localeCompare(cellText(right[column]), "en", { sensitivity: "base" });
  return [...rows].sort((left, right) => sign * compare(left, right));
}
