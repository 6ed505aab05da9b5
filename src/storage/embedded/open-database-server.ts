import { type AttachedServer, lockDataDirectory, type OwnedLock } from "./data-directory-lock";
import { findServerProgram } from "./server-program";
import type { DatabaseSettings } from "./settings";
import { startServer } from "./start-server";

const defaultWaitSeconds = 120;

export type OpenDatabaseServerOptions = DatabaseSettings & {
  /** `server`: this process stays, and others may use its database. `command`: it ends soon. */
  kind: "server" | "command";
  /** What this process does, in words for those who wait for it, such as `caseboard import`. */
  purpose: string;
  onProgress: (message: string) => void;
  /** How long to wait for another command that owns the data directory; 120 s if not said. */
  waitSeconds?: number;
};

/** A database server that answers. */
export type DatabaseServer = {
  uri: string;
  /** Whether this process runs the server, or uses one that others run. */
  owned: boolean;
  /** Stops the server if it is this process's own. Safe to call twice. */
  close(): Promise<void>;
};

/**
 * Opens a database server: the one at `mongodbUri`, else the one that already runs on the data directory, else
 * one of its own, with its data kept there. Throws `DatabaseServerError`.
 */
export async function openDatabaseServer(options: OpenDatabaseServerOptions): Promise<DatabaseServer> {
  if (options.mongodbUri !== null) return borrowedServer(options.mongodbUri);
  const { waitSeconds = defaultWaitSeconds } = options;
  const lock = await lockDataDirectory({ ...options, waitSeconds });
  return lock.kind === "attached" ? attach(lock, options) : runOwnServer(lock, options);
}

function attach({ uri, purpose }: AttachedServer, options: OpenDatabaseServerOptions): DatabaseServer {
  options.onProgress(`Using the database of “${purpose}”, which runs on ${options.dataDirectory}.`);
  return borrowedServer(uri);
}

function borrowedServer(uri: string): DatabaseServer {
  return { uri, owned: false, close: async () => undefined };
}

async function runOwnServer(lock: OwnedLock, options: OpenDatabaseServerOptions): Promise<DatabaseServer> {
  try {
    const program = await findServerProgram(options);
    const { uri, stop } = await startServer(program, options);
    await lock.announce(uri);
    let closing: Promise<void> | null = null;
    const close = async () => {
      // Whoever comes while the server stops has to wait for its end instead of using it.
      await lock.announce(null);
      await stop();
      await lock.release();
    };
    return {
      uri,
      owned: true,
      close: () => {
        closing ??= close();
        return closing;
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
