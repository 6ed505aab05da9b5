import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { CliContext } from "./cli/context";
import { runCommandLine } from "./cli/program";
import { openProgressBar, type ProgressBar } from "./cli/progress";
import { type Config, readConfig } from "./config";
import type { Logger } from "./logging";
import type { Store } from "./storage/store";

/** The composition root: alone reads the environment, opens, wires and closes everything. */

// Loaded by the command that needs them, so that the others start quickly. By require, since a dynamic
// import would bypass what lets Node read TypeScript.
const modules = {
  databaseServer: (): typeof import("./storage/embedded/open-database-server") =>
    require("./storage/embedded/open-database-server"),
  store: (): typeof import("./storage/store") => require("./storage/store"),
  service: (): typeof import("./service") => require("./service"),
  slackPart: (): typeof import("./slack-part/open-slack-part") => require("./slack-part/open-slack-part"),
  previewDigest: (): typeof import("./preview-digest") => require("./preview-digest"),
  demo: (): typeof import("./demo/start-demo") => require("./demo/start-demo"),
  logging: (): typeof import("./logging") => require("./logging"),
};

/** How much one token and one instance may ask for; far above what an honest sender needs. */
const limits = { requestsAMinute: 240_000, requestsAtOnce: 64 };

const context: CliContext = {
  version: packageVersion(),
  standardInput: process.stdin,
  results: process.stdout,
  notes: process.stderr,
  now: Date.now,
  withStore: (purpose, use) => withStore({ purpose, kind: "command" }, use),
  platforms: { settings: () => readConfiguration().platforms, fetch, pause },
  setExitCode: (code) => {
    process.exitCode = code;
  },
  previewDigest: (store, asked) => modules.previewDigest().previewDigest(store, asked),
  start,
  demo,
};

async function start(options: { withoutSlack: boolean; workspace: string }): Promise<void> {
  const config = readConfiguration();
  const slack = options.withoutSlack ? null : modules.slackPart().slackConnection(config);
  const stopRequested = requestedStop();
  await withStore({ purpose: "caseboard start", kind: "server" }, async (store) => {
    const log = logger(config);
    const service = await modules.service().startService({
      store,
      log,
      limits,
      now: Date.now,
      address: { port: config.port },
      publicUrl: config.publicUrl,
      openProgress,
      openSlack:
        slack &&
        ((metrics) =>
          modules.slackPart().openSlackPart({
            onReport: metrics.observeReport,
            store,
            log,
            slack,
            workspace: options.workspace,
            version: context.version,
            charts: config,
            deliveries: {
              catchUp: config.digestCatchUpHours * 3_600_000,
              count: metrics.countDelivery,
            },
            clocks: { realTime: Date.now, reportTime: Date.now },
          })),
    });
    await stopRequested;
    await service.stop();
  });
}

async function demo(): Promise<void> {
  const config = readConfiguration();
  const stopRequested = requestedStop();
  await withStore({ purpose: "caseboard demo", kind: "server" }, async (store) => {
    const { url, apiUrl, stop } = await modules.demo().startDemo({
      store,
      log: logger(config),
      version: context.version,
      now: Date.now,
      port: config.port,
      limits,
      openProgress,
    });
    process.stdout.write(`The demo is ready: ${url}\nThe bot's own HTTP API: ${apiUrl}\nCtrl-C stops it.\n`);
    await stopRequested;
    await stop();
  });
}

async function withStore<T>(
  opening: { readonly purpose: string; readonly kind: "server" | "command" },
  use: (store: Store) => Promise<T>,
): Promise<T> {
  const { database, reportReadPreference } = readConfiguration();
  const server = await modules.databaseServer().openDatabaseServer({
    ...database,
    ...opening,
    onProgress: (message) => void process.stderr.write(`${message}\n`),
  });
  try {
    const store = await modules.store().openStore(server.uri, { reportReadPreference });
    try {
      return await use(store);
    } finally {
      await store.close();
    }
  } finally {
    await server.close();
  }
}

/** Resolves at the first SIGINT or SIGTERM; at the second one the process ends at once. */
function requestedStop(): Promise<void> {
  return new Promise((resolve) => {
    let isRequested = false;
    const request = () => {
      if (isRequested) process.exit(1);
      isRequested = true;
      resolve();
    };
    process.on("SIGINT", request).on("SIGTERM", request);
  });
}

function readConfiguration(): Config {
  return readConfig(process.env, process.cwd());
}

function logger(config: Config): Logger {
  const { createLogger } = modules.logging();
  return createLogger(config.logLevel, process.stderr);
}

function openProgress(title: string, total: number | null): ProgressBar {
  return openProgressBar(process.stderr, { title, total, unit: "conversations" });
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(__dirname, "../package.json"), "utf8"));
  return version;
}

// Whoever reads the results may have seen enough, as head does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});

void runCommandLine(context, process.argv.slice(2));
