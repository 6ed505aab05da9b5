import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabaseServer } from "../../src/storage/embedded/open-database-server";
import { readDatabaseSettings } from "../../src/storage/embedded/settings";
import { rememberServer } from "./shared-server";

/** Starts the one database server of a test run, on data that is thrown away at its end. */
export default async function startSharedServer(): Promise<void> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "caseboard-test-"));
  const server = await openDatabaseServer({
    ...readDatabaseSettings(process.env, process.cwd()),
    dataDirectory,
    kind: "server",
    purpose: "npm test",
    onProgress: (message) => process.stderr.write(`${message}\n`),
  });
  process.env.CASEBOARD_TEST_MONGODB_URI = server.uri;
  rememberServer(async () => {
    await server.close();
    await rm(dataDirectory, { recursive: true, force: true });
  });
}
