import { join } from "node:path";
import { openDatabaseServer } from "../../src/storage/embedded/open-database-server";
import { readDatabaseSettings } from "../../src/storage/embedded/settings";
import { openStore, type Store } from "../../src/storage/store";
import { caseboard } from "../support/caseboard";
import { uriOfDatabase } from "../support/database";
import type { Dataset } from "./dataset";

/** The workspace that all data of the benchmark is in. */
export const workspace = "default";

/** The database server that the whole benchmark shares. */
export interface BenchServer {
  /** The address of the database of that name on it. */
  uriOf(name: string): string;
  close(): Promise<void>;
}

/** Opens the server of `MONGODB_URI`, else the embedded one with its data in the benchmark's directory. */
export async function openBenchServer(
  environment: NodeJS.ProcessEnv,
  directory: string,
  tell: (message: string) => void,
): Promise<BenchServer> {
  const server = await openDatabaseServer({
    ...readDatabaseSettings(environment, process.cwd()),
    dataDirectory: join(directory, "database"),
    kind: "server",
    purpose: "npm run bench",
    onProgress: tell,
  });
  return { uriOf: (name) => uriOfDatabase(server.uri, name), close: () => server.close() };
}

/** A store that has the data. */
export interface LoadedStore {
  readonly uri: string;
  readonly store: Store;
  /** How long the import took; null where the data was there already. */
  readonly importSeconds: number | null;
}

/** Opens the database of the data, which is imported with the command line unless it is there already. */
export async function openLoadedStore(
  server: BenchServer,
  dataset: Dataset,
  tell: (message: string) => void,
): Promise<LoadedStore> {
  const uri = server.uriOf(dataset.name);
  const store = await openStore(uri);
  const importSeconds = await load(store, uri, dataset, tell);
  await store.prepareDerived(Date.now(), (title) => {
    tell(title);
    return { update: () => undefined, note: tell, close: () => undefined };
  });
  return { uri, store, importSeconds };
}

/**
 * Runs something on a store of its own, whose connections are made and which remembers no answer: a question
 * that was asked before would be answered from memory.
 */
export async function onFreshStore<T>(uri: string, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(uri);
  try {
    await store.reports.directory(workspace);
    return await use(store);
  } finally {
    await store.close();
  }
}

async function load(
  store: Store,
  uri: string,
  { file, events }: Dataset,
  tell: (message: string) => void,
): Promise<number | null> {
  if ((await store.log.count(workspace)) === events) return null;
  tell(`importing ${file}`);
  const startedAt = performance.now();
  const { code, notes } = await caseboard(["import", file], { uri });
  const seconds = (performance.now() - startedAt) / 1000;
  const stored = await store.log.count(workspace);
  if (code !== 0 || stored !== events) {
    throw new Error(`The import of ${file} ended with ${code} and ${stored} events:\n${notes}`);
  }
  tell(`imported ${events} events in ${seconds.toFixed(0)} s`);
  return seconds;
}
