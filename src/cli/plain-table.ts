import Table from "cli-table3";

/** A table for people; control characters, which could move a terminal's cursor, become blanks. */
export function plainTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = new Table({ head: [...head], style: { head: [], border: [] } });
  for (const row of rows) table.push(row.map(withoutControl));
  return table.toString();
}

/** The text without control characters. */
export function withoutControl(text: string): string {
  return text.replace(/\p{Cc}/gu, " ");
}
