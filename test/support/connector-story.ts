import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { figureValue } from "../../src/domain/figure-value";
import { wallClockTime } from "../../src/domain/instant";
import { findUsersFigure } from "../../src/domain/metrics";
import type { Connector } from "../../src/ingest/connectors/connector";
import type { FoldedLog } from "./folded-log";
import { usersReport } from "./reports-over";

const fixtures = path.join(__dirname, "../fixtures/connectors");

/** The payload of one delivery, by the file's name without its ending. */
export function readDelivery(platform: string, name: string): unknown {
  return JSON.parse(readFileSync(path.join(fixtures, platform, `${name}.json`), "utf8"));
}

/** Every delivery of a platform's story, in the order of the files' names. */
export function readStory(platform: string): unknown[] {
  const files = readdirSync(path.join(fixtures, platform)).filter((file) => file.endsWith(".json"));
  return files.sort().map((file) => readDelivery(platform, path.basename(file, ".json")));
}

/** The payload with some fields of it set, given as dotted paths. */
export function changed(payload: unknown, changes: Readonly<Record<string, unknown>>): unknown {
  const copy: unknown = structuredClone(payload);
  for (const [dotted, value] of Object.entries(changes)) {
    const fields = dotted.split(".");
    const last = fields.pop();
    const target = fields.reduce<unknown>((at, field) => (isRecord(at) ? at[field] : undefined), copy);
    if (!isRecord(target) || last === undefined) throw new Error(`The payload has no ${dotted}`);
    target[last] = value;
  }
  return copy;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** The events of a delivery; throws for one that gives problems, or comes too early. */
export function eventsOf(connector: Connector, payload: unknown): readonly object[] {
  const translation = connector.translate(payload);
  if (translation.kind !== "events") throw new Error(JSON.stringify(translation));
  return translation.events;
}

export function typeOf(event: object): unknown {
  return "type" in event ? event.type : null;
}

/** A figure of the users report over all time: of the member, or of the total. */
export function usersFigure(log: FoldedLog, key: string, userId: string | null): number | null {
  const report = usersReport(log.conversations, log.directory, {
    range: { from: 0, to: Date.parse("2100-01-01T00:00:00Z") },
    conversations: {},
    members: {},
    elapsed: wallClockTime,
  });
  const results = userId === null ? report.total : report.rows.find((row) => row.userId === userId)?.results;
  const figure = findUsersFigure(key);
  if (results === undefined || figure === undefined) throw new Error(`No ${key} for ${userId}`);
  return figureValue(results, figure).value;
}
