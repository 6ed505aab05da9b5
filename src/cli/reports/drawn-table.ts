import Table from "cli-table3";
import { withoutControl } from "../plain-table";

const TITLE_WIDTH = 18;

/** A column as it is drawn: the title broken into lines, the cells from top to bottom. */
export interface DrawnColumn {
  readonly title: string;
  readonly isText: boolean;
  readonly cells: readonly string[];
}

/** As many tables as the width asks for, each beginning with the leading columns. */
export function drawTables(columns: readonly DrawnColumn[], leading: number, width: number): string[] {
  const first = columns.slice(0, leading);
  const tables: string[] = [];
  let part = [...first];
  for (const column of columns.slice(leading)) {
    if (part.length > leading && widthOf(drawTable([...part, column])) > width) {
      tables.push(drawTable(part));
      part = [...first];
    }
    part.push(column);
  }
  return [...tables, drawTable(part)];
}

/** A title is broken into lines of about the width of the figures below it. */
export function wrapped(title: string): string {
  return title.split(" ").reduce((lines, word) => {
    const lastLine = lines.slice(lines.lastIndexOf("\n") + 1);
    return `${lines}${lastLine.length + word.length < TITLE_WIDTH ? " " : "\n"}${word}`;
  });
}

/** Text of other people, without what moves the cursor, and cut after `longest` characters. */
export function shortened(text: string, longest: number): string {
  const characters = [...withoutControl(text)];
  return characters.length <= longest ? characters.join("") : `${characters.slice(0, longest - 1).join("")}…`;
}

function widthOf(table: string): number {
  return table.indexOf("\n");
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
