import { once } from "node:events";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { WorkbookProperties } from "hucre/xlsx";
import { batches } from "./csv";
import { type AboutLine, type Cell, type Sheet, sheetOf, type Workbook } from "./sheet";
import { sheetNames } from "./sheet-names";
import { xlsxCell, xlsxHeading, xlsxText } from "./xlsx-cells";
import { frameOf } from "./xlsx-frame";

const ABOUT_WIDTHS = [24, 100];

/**
 * The report, the conversations behind it and what it is about, as an XLSX workbook: real numbers, dates
 * and durations, headings that stay in sight and filter. Equal workbooks give equal bytes. The work is
 * done beside the main thread. Rejects when that fails, for lack of memory for instance.
 */
export async function xlsxFile(workbook: Workbook): Promise<Buffer> {
  const { report, conversations, about, zone } = workbook;
  const sheets = [report, conversations, aboutSheet(about)];
  const names = sheetNames(sheets.map(({ name }) => name));
  const worker = new Worker(join(__dirname, "xlsx-worker.mjs"), { execArgv: [] });
  try {
    const written = once(worker, "message");
    const handedOver = handOver(worker, workbookParts(sheets, names, zone), propertiesOf(workbook));
    const [[bytes]] = await Promise.all([written, handedOver]);
    if (!ArrayBuffer.isView(bytes)) throw new TypeError("The writer of workbooks gave no bytes");
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  } finally {
    await worker.terminate();
  }
}

async function handOver(
  worker: Worker,
  parts: Iterable<object>,
  properties: WorkbookProperties,
): Promise<void> {
  for (const part of parts) {
    worker.postMessage(part);
    await setImmediate();
  }
  worker.postMessage({ kind: "end", properties });
}

/** What the worker is sent, each part made when it is asked for. */
function* workbookParts(sheets: readonly Sheet[], names: readonly string[], zone: string) {
  for (const [index, { name, columns, rows, rowCount, total }] of sheets.entries()) {
    const cellsOf = (row: readonly Cell[]) =>
      columns.map(({ kind }, at) => xlsxCell(row[at] ?? null, kind, zone));
    yield { kind: "rows", rows: [columns.map((column) => xlsxText(xlsxHeading(column, zone)))] };
    for (const batch of batches(rows)) yield { kind: "rows", rows: batch.map(cellsOf) };
    if (total !== null) yield { kind: "rows", rows: [cellsOf(total)] };
    const widths = index === sheets.length - 1 ? ABOUT_WIDTHS : null;
    const frame = { name: names[index] ?? name, columns, rowCount, hasTotal: total !== null, widths };
    yield { kind: "sheet", sheet: frameOf(frame) };
  }
}

function aboutSheet(about: readonly AboutLine[]): Sheet {
  return sheetOf<AboutLine>({
    name: "About",
    columns: [
      { key: "name", title: "About this export", kind: "text", cell: ({ name }) => name },
      { key: "text", title: "", kind: "text", cell: ({ text }) => text },
    ],
    rows: about,
  });
}

function propertiesOf({ title, madeAt }: Workbook): WorkbookProperties {
  const made = new Date(madeAt);
  return { title: xlsxText(title), creator: "Caseboard", created: made, modified: made };
}
