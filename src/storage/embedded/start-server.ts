import type { EventEmitter } from "node:events";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { DatabaseServerError } from "./errors";
import type { ServerProgram } from "./server-program";

const address = "127.0.0.1";
/** Replaying the log after a crash may take this long. */
const launchMilliseconds = 60_000;
const quietMilliseconds = 2000;
const lastWordsLines = 12;

export type StartServerOptions = {
  dataDirectory: string;
  cacheDirectory: string;
  onProgress: (message: string) => void;
};

/** A running server and the way to stop it. */
export type StartedServer = { uri: string; stop: () => Promise<void> };

/**
 * Starts a server on the loopback address through mongodb-memory-server, with its data kept. Throws
 * `DatabaseServerError` with code `DATABASE_NOT_STARTED` and the server's own last words.
 */
export async function startServer(
  program: ServerProgram,
  options: StartServerOptions,
): Promise<StartedServer> {
  const { dataDirectory, cacheDirectory, onProgress } = options;
  const dbPath = await prepareFolder(program, options);
  if (program.kind === "downloaded-mongod") onProgress("Starting mongod; the first time it is downloaded.");
  // Only here, so that a server of one's own costs nothing where MONGODB_URI is set. Not MongoMemoryServer, which
  // prints every failure with its stack before the caller can say it in words.
  const { MongoInstance } = await import("mongodb-memory-server");
  const port = await freePort();
  const instance = new MongoInstance({
    binary:
      program.kind === "downloaded-mongod"
        ? { downloadDir: program.directory }
        : { systemBinary: program.path, version: program.version },
    instance: {
      port,
      ip: address,
      dbPath,
      launchTimeout: launchMilliseconds,
      ...(program.kind === "ferretdb" ? { args: ["--cache-directory", cacheDirectory] } : {}),
    },
    // Not in the terminal's group: on Ctrl-C the application finishes its writes before it stops the server.
    spawn: { detached: true },
  });
  const lastWords = collectLastWords(instance);
  const patience = setTimeout(
    () =>
      onProgress(`Still opening the database in ${dataDirectory}; after an end by force this takes longer.`),
    quietMilliseconds,
  );
  try {
    await instance.start();
  } catch (error) {
    throw notStarted(program, error, lastWords);
  } finally {
    clearTimeout(patience);
  }
  return {
    uri: `mongodb://${address}:${port}/`,
    stop: async () => {
      await instance.stop();
    },
  };
}

/** The two kinds of server cannot read each other's files, so each has a folder of its own. */
async function prepareFolder(program: ServerProgram, options: StartServerOptions): Promise<string> {
  const { dataDirectory, onProgress } = options;
  const [own, other] = program.kind === "ferretdb" ? ["documentdb", "mongod"] : ["mongod", "documentdb"];
  const folder = join(dataDirectory, own);
  if (!existsSync(folder) && existsSync(join(dataDirectory, other))) {
    onProgress(
      `Starting with an empty database in ${folder}: the data in ${join(dataDirectory, other)} was written by ` +
        "another kind of server. It is left as it is. Import the events anew to have them here.",
    );
  }
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Keeps the last lines that the server says. */
function collectLastWords(server: EventEmitter): readonly string[] {
  const lines: string[] = [];
  for (const event of ["instanceSTDOUT", "instanceSTDERR"]) {
    server.on(event, (words: string) => {
      lines.push(...words.split("\n"));
      lines.splice(0, lines.length - lastWordsLines);
    });
  }
  return lines;
}

function notStarted(
  program: ServerProgram,
  error: unknown,
  lastWords: readonly string[],
): DatabaseServerError {
  const reason =
    lastWords.length > 0 ? lastWords.join("\n") : error instanceof Error ? error.message : String(error);
  const instead =
    program.kind === "downloaded-mongod"
      ? "Run `npm run setup`, put a mongod on the PATH, or set MONGODB_URI to a server that runs already."
      : "Another way is to set MONGODB_URI to a server that runs already.";
  return new DatabaseServerError(
    "DATABASE_NOT_STARTED",
    `The embedded database did not start:\n${reason}\n${instead}`,
    error,
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(0, address, listening);
  });
  const bound = server.address();
  await new Promise((closed) => server.close(closed));
  if (bound === null || typeof bound === "string") throw new Error("The system gave no port.");
  return bound.port;
}
