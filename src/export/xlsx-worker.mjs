// Writes a workbook beside the main thread: packing tens of thousands of rows takes seconds, in which
// Slack would wait for answers. Plain JavaScript, because Node loads it without the TypeScript loader.
// Gets rows in parts, then their sheet, and so on for every sheet; "end" asks for the workbook.
import { parentPort } from "node:worker_threads";
import { writeXlsx } from "hucre/xlsx";

const sheets = [];
let rows = [];

parentPort.on("message", async (message) => {
  if (message.kind === "rows") {
    for (const row of message.rows) rows.push(row);
  } else if (message.kind === "sheet") {
    sheets.push({ ...message.sheet, rows });
    rows = [];
  } else {
    const { properties } = message;
    parentPort.postMessage(await writeXlsx({ sheets, properties }));
  }
});
