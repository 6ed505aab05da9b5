import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CliContext } from "./cli/context";
import { runCommandLine } from "./cli/program";
import { type Config, readConfig } from "./config";
import { CaseboardError } from "./errors";
import type { Store } from "./storage/store";

/** The composition root: alone reads the environment, opens, wires and closes everything. */

// Loaded by the command that needs them, so that the others start quickly. By require, since a dynamic
// import would bypass what lets Node read TypeScript.
const modules = {
  databaseServer: (): typeof import("./storage/embedded/open-database-server") =>
    require("./storage/embedded/open-database-server"),
  store: (): typeof import("./storage/store") => require("./storage/store"),
};

const context: CliContext = {
  version: packageVersion(),
  standardInput: process.stdin,
  results: process.stdout,
  notes: process.stderr,
  now: () => Date.now(),
  withStore: (purpose, use) => withStore(readConfig(process.env, process.cwd()), purpose, use),
  setExitCode: (code) => {
    process.exitCode = code;
  },
  start: () => Promise.reject(new CaseboardError("not-available", "not wired yet")),
  demo: () => Promise.reject(new CaseboardError("not-available", "not wired yet")),
};

async function withStore<T>(config: Config, purpose: string, use: (store: Store) => Promise<T>): Promise<T> {
  const { openDatabaseServer } = modules.databaseServer();
  const { openStore } = modules.store();
  const server = await openDatabaseServer({
    ...config.database,
    kind: "command",
    purpose,
    onProgress: (message) => void process.stderr.write(`${message}\n`),
  });
  try {
    const store = await openStore(server.uri);
    try {
      return await use(store);
    } finally {
      await store.close();
    }
  } finally {
    await server.close();
  }
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(__dirname, "../package.json"), "utf8"));
  return version;
}

void runCommandLine(context, process.argv.slice(2));
