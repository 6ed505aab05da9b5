import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { ServerProgram } from "./server-program";

/** Replaying the log after a crash may take this long. */
const launchMilliseconds = 60_000;

export type StartServerOptions = {
  dataDirectory: string;
  cacheDirectory: string;
  onProgress: (message: string) => void;
};

/** Starts a server on the loopback address through mongodb-memory-server, with its data kept. */
export async function startServer(
  program: ServerProgram,
  { dataDirectory, cacheDirectory, onProgress }: StartServerOptions,
): Promise<{ uri: string; stop: () => Promise<void> }> {
  if (program.kind === "downloaded-mongod") onProgress("Starting mongod; the first time it is downloaded.");
  // Only here, so that a server of one's own costs nothing where MONGODB_URI is set.
  const { MongoMemoryServer } = await import("mongodb-memory-server");
  const dbPath = join(dataDirectory, program.kind === "ferretdb" ? "documentdb" : "mongod");
  await mkdir(dbPath, { recursive: true });
  const server = await MongoMemoryServer.create({
    binary:
      program.kind === "downloaded-mongod"
        ? { downloadDir: program.directory }
        : { systemBinary: program.path, version: program.version },
    instance: {
      dbPath,
      storageEngine: "wiredTiger",
      launchTimeout: launchMilliseconds,
      ...(program.kind === "ferretdb" ? { args: ["--cache-directory", cacheDirectory] } : {}),
    },
    // Not in the terminal's group: on Ctrl-C the application finishes its writes before it stops the server.
    spawn: { detached: true },
  });
  return {
    uri: server.getUri(),
    stop: async () => {
      await server.stop({ doCleanup: false });
    },
  };
}
