import { closeSync, openSync, renameSync, writeSync } from "node:fs";
import { type DataOptions, makeEvents } from "./make-events";

/** Lines are gathered before they are written; one write a line would be slow. */
const TEXT_A_WRITE = 1024 * 1024;

/** Writes the events as NDJSON. The file has its name only once it is whole. */
export function writeEvents(path: string, options: DataOptions): void {
  const unfinished = `${path}.unfinished`;
  const file = openSync(unfinished, "w");
  try {
    let text = "";
    for (const event of makeEvents(options)) {
      text += `${JSON.stringify(event)}\n`;
      if (text.length < TEXT_A_WRITE) continue;
      writeSync(file, text);
      text = "";
    }
    writeSync(file, text);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
}
