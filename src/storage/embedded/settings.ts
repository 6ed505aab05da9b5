import { homedir } from "node:os";
import { resolve } from "node:path";

/** Where the database is, or where one of its own is kept. */
export type DatabaseSettings = {
  /** A server to use as it is; without one the embedded database is opened. */
  mongodbUri: string | null;
  /** The embedded database's data. */
  dataDirectory: string;
  /** What set-up installed: a downloaded mongod, or what stands in for it. */
  cacheDirectory: string;
  /** Directories to look for a `mongod` in, as in the PATH variable. */
  searchPath: string;
};

/**
 * Reads the settings of the database from environment variables: `MONGODB_URI`, `CASEBOARD_DATA_DIR` (else
 * `.caseboard` in the working directory), `CASEBOARD_CACHE_DIR` (else `caseboard` in the user's cache) and
 * `PATH`. An empty variable counts as absent. scripts/cache.sh finds the cache by the same rule.
 */
export function readDatabaseSettings(
  environment: Readonly<Record<string, string | undefined>>,
  workingDirectory: string,
): DatabaseSettings {
  const userCache = environment.XDG_CACHE_HOME || resolve(environment.HOME || homedir(), ".cache");
  return {
    mongodbUri: environment.MONGODB_URI || null,
    dataDirectory: resolve(workingDirectory, environment.CASEBOARD_DATA_DIR || ".caseboard"),
    cacheDirectory: resolve(workingDirectory, environment.CASEBOARD_CACHE_DIR || `${userCache}/caseboard`),
    searchPath: environment.PATH ?? "",
  };
}
