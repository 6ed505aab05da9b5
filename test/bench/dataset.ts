import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { writeEvents } from "./data/write-events";

/** Raised when the same options give other events, so that data made before is not used again. */
const DATA_VERSION = 1;
const SEED = 1;

/** Events in a file. */
export interface Dataset {
  /** Tells these events from all others; may name a database. */
  readonly name: string;
  readonly events: number;
  /** NDJSON. */
  readonly file: string;
}

/** So many events in a file in the directory, which is written unless it is there already. */
export function datasetOf(directory: string, events: number, tell: (message: string) => void): Dataset {
  const name = `events_${events}_v${DATA_VERSION}`;
  const file = join(directory, `${name}.ndjson`);
  if (!existsSync(file)) {
    tell(`writing ${file}`);
    mkdirSync(directory, { recursive: true });
    writeEvents(file, { events, seed: SEED });
  }
  return { name, events, file };
}
