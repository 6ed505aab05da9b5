import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { type CaseboardEvent, parseEvent } from "../../../src/domain/events";
import { generateEvents } from "../../../src/domain/sample/generate-events";
import { durable } from "../../../src/storage/database";
import { documentOfEvent } from "../../../src/storage/event-document";
import { caseboard } from "../../support/caseboard";
import { type Measured, measureHttp, measureImport } from "./measured-process";

/** How much is sent in each way. */
export interface IngestSizes {
  /** Conversations of the file, about 13 events each. */
  readonly conversations: number;
  /** Of its events so many are sent in requests of 1, and ten times as many in requests of 100. */
  readonly singleEvents: number;
}

export const usualSizes: IngestSizes = { conversations: 10_000, singleEvents: 10_000 };

/** A desk of ten million events a year opens so many conversations a day. */
const CONVERSATIONS_A_DAY = 2_100;
const END = new Date("2026-11-01T00:00:00Z");
const SEED = 11;
const SINGLE_CONNECTIONS = 64;
const BATCH_CONNECTIONS = 8;
const BARE_BATCH = 5_000;

/** One way in, with everything derived at the end of `derivedSeconds`. */
export interface WayIn extends Measured {
  readonly name: string;
  readonly events: number;
  /** Lines of `caseboard verify` that tell of differences: only `differences 0` may be there. */
  readonly differences: number;
}

export interface IngestRates {
  readonly events: number;
  /** The database's own insertMany of the same documents, events a second: one call after the other, and four at once. */
  readonly bareInTurn: number;
  readonly bareAtOnce: number;
  readonly ways: readonly WayIn[];
}

/** Measures every way in on databases of its own on this server, which are removed after it. */
export async function measureIngest(serverUri: string, sizes: IngestSizes): Promise<IngestRates> {
  const directory = await mkdtemp(join(tmpdir(), "caseboard-ingest-rates-"));
  try {
    const lines = eventLines(sizes.conversations);
    const fileOf = async (count: number) => {
      const path = join(directory, `${count}.ndjson`);
      await writeFile(path, `${lines.slice(0, count).join("\n")}\n`);
      return path;
    };
    const events = lines.map((line) => eventOf(line));
    const bare = async (atOnce: number) =>
      rateOf(events.length, await bareSeconds(serverUri, events, atOnce));
    const [inTurnBefore, atOnceBefore] = [await bare(1), await bare(4)];
    const ways: WayIn[] = [];
    const measure = async (
      name: string,
      count: number,
      way: (uri: string, file: string) => Promise<Measured>,
    ) => {
      const file = await fileOf(count);
      ways.push(
        await onFreshDatabase(serverUri, async (uri) => {
          const measured = await way(uri, file);
          return { name, events: count, ...measured, differences: await differencesIn(uri) };
        }),
      );
    };
    await measure("file import", lines.length, measureImport);
    await measure("HTTP, batches of 1,000", lines.length, (uri, file) =>
      measureHttp(uri, { file, connections: BATCH_CONNECTIONS, size: 1_000 }),
    );
    await measure("HTTP, batches of 100", Math.min(lines.length, 10 * sizes.singleEvents), (uri, file) =>
      measureHttp(uri, { file, connections: BATCH_CONNECTIONS, size: 100 }),
    );
    await measure("HTTP, single events", Math.min(lines.length, sizes.singleEvents), (uri, file) =>
      measureHttp(uri, { file, connections: SINGLE_CONNECTIONS, size: 1 }),
    );
    const [inTurnAfter, atOnceAfter] = [await bare(1), await bare(4)];
    return {
      events: lines.length,
      bareInTurn: (inTurnBefore + inTurnAfter) / 2,
      bareAtOnce: (atOnceBefore + atOnceAfter) / 2,
      ways,
    };
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** Events of a busy desk in the order in which they happened, as lines of JSON. */
function eventLines(conversations: number): string[] {
  const days = Math.max(1, Math.ceil(conversations / CONVERSATIONS_A_DAY));
  return [...generateEvents({ conversations, seed: SEED, days, end: END })]
    .sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0))
    .map((event) => JSON.stringify(event));
}

function eventOf(line: string): CaseboardEvent {
  const parsed = parseEvent(JSON.parse(line));
  if (!parsed.ok) throw new Error(`The generator made something that is no event: ${line}`);
  return parsed.event;
}

async function bareSeconds(
  serverUri: string,
  events: readonly CaseboardEvent[],
  atOnce: number,
): Promise<number> {
  return onFreshDatabase(serverUri, async (uri) => {
    const client = await MongoClient.connect(uri, { writeConcern: durable, ignoreUndefined: true });
    try {
      const collection = client.db().collection<{ _id: string }>("bare");
      const documents = events.map((event) => documentOfEvent("default", event));
      const started = performance.now();
      let next = 0;
      const work = async () => {
        while (next < documents.length) {
          const start = next;
          next += BARE_BATCH;
          await collection.insertMany(documents.slice(start, start + BARE_BATCH), { ordered: false });
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      return (performance.now() - started) / 1_000;
    } finally {
      await client.close();
    }
  });
}

let databases = 0;

async function onFreshDatabase<T>(serverUri: string, use: (uri: string) => Promise<T>): Promise<T> {
  databases += 1;
  const name = `ingest_rates_${process.pid}_${databases}`;
  const uri = serverUri.replace(/^([^/]+:\/\/[^/?]+)\/?[^?]*/, `$1/${name}`);
  try {
    return await use(uri);
  } finally {
    const client = await MongoClient.connect(uri);
    await client.db(name).dropDatabase();
    await client.close();
  }
}

async function differencesIn(uri: string): Promise<number> {
  const { results, notes } = await caseboard(["verify"], { uri });
  const differences = /^differences +([\d,]+)$/m.exec(results)?.[1];
  if (differences === undefined) throw new Error(`verify said: ${results}${notes}`);
  return Number(differences.replaceAll(",", ""));
}

function rateOf(events: number, seconds: number): number {
  return events / seconds;
}

/** The rates as a section of Markdown. */
export function ingestSection({ events, bareInTurn, bareAtOnce, ways }: IngestRates): string {
  const whole = (value: number) => Math.round(value).toLocaleString("en");
  const share = (rate: number, bare: number) => `${Math.round((100 * rate) / bare)} %`;
  const rows = ways.map((way) => {
    const derived = rateOf(way.events, way.derivedSeconds);
    const cells = [
      way.name,
      whole(way.events),
      way.acknowledgedSeconds === null ? "" : whole(rateOf(way.events, way.acknowledgedSeconds)),
      whole(derived),
      share(derived, bareInTurn),
      share(derived, bareAtOnce),
      `${whole(way.residentMiB)} MiB`,
      way.refusals === null ? "" : whole(way.refusals),
      way.p99 === null ? "" : `${whole(way.p99)} ms`,
      whole(way.differences),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [
    `Bare insertMany of the same ${whole(events)} documents in batches of ${whole(BARE_BATCH)}, no index but that of \`_id\`: ${whole(bareInTurn)} events/s one call after the other, ${whole(bareAtOnce)} with four at once (means of before and after).`,
    "",
    "| way in | events | acknowledged/s | all derived/s | of bare, in turn | of bare, four at once | largest RSS | refused | p99 | differences |",
    "|---|---|---|---|---|---|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}
