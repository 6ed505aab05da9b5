/**
 * Measures how fast events come in, without the rest of the benchmark, and prints it as Markdown. Ends with 1
 * where what is derived is not what the events give.
 *
 * usage: npx tsx test/bench/load/ingest-rates-alone.ts [CONVERSATIONS [SINGLE_EVENTS [SERVER_URI]]]
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabaseServer } from "../../../src/storage/embedded/open-database-server";
import { readDatabaseSettings } from "../../../src/storage/embedded/settings";
import { ingestSection, measureIngest, usualSizes } from "./ingest-rates";

async function run(): Promise<void> {
  const [conversations, singleEvents, uri] = process.argv.slice(2);
  const sizes = {
    conversations: Number(conversations ?? usualSizes.conversations),
    singleEvents: Number(singleEvents ?? usualSizes.singleEvents),
  };
  const dataDirectory = await mkdtemp(join(tmpdir(), "caseboard-ingest-server-"));
  const server = await openDatabaseServer({
    ...readDatabaseSettings(
      uri === undefined ? process.env : { ...process.env, MONGODB_URI: uri },
      process.cwd(),
    ),
    dataDirectory,
    kind: "server",
    purpose: "measuring ingest",
    onProgress: (message) => process.stderr.write(`${message}\n`),
  });
  try {
    const rates = await measureIngest(server.uri, sizes);
    process.stdout.write(ingestSection(rates));
    if (rates.ways.some(({ differences }) => differences > 0)) process.exitCode = 1;
  } finally {
    await server.close();
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

void run();
