import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseServerError } from "./errors";
import { createLock, type Lock, readLock, removeLock, replaceLock } from "./lock-file";
import { identifyProcess, isRunning } from "./process-identity";

const pollMilliseconds = 50;
const quietMilliseconds = 1000;

export type LockRequest = {
  dataDirectory: string;
  /** A `server` stays, so others may use its database; a `command` ends soon, so others wait for it. */
  kind: Lock["kind"];
  /** What this process does, for those who wait for it, such as `caseboard import`. */
  purpose: string;
  /** How long to wait for another command to end. */
  waitSeconds: number;
  onProgress: (message: string) => void;
};

/** The right to run a server on a data directory, until released. */
export type OwnedLock = {
  kind: "owned";
  /** Tells others where the server answers, or with null that it does not. */
  announce(uri: string | null): Promise<void>;
  release(): Promise<void>;
};

/** A server of another process that may be used as it is. */
export type AttachedServer = { kind: "attached"; uri: string; purpose: string };

/**
 * Makes this process the only owner of a data directory, or finds the server that already runs on it.
 * Waits for a command that owns it, and takes over from an owner that no longer runs. Throws
 * `DatabaseServerError` with code `DATABASE_BUSY` after `waitSeconds`.
 */
export async function lockDataDirectory(request: LockRequest): Promise<OwnedLock | AttachedServer> {
  await makeDirectory(request.dataDirectory);
  const path = join(request.dataDirectory, "server.lock");
  const lock = await describeSelf(request);
  const started = performance.now();
  let announced = false;
  while (!(await createLock(path, lock))) {
    const other = await readLock(path);
    if (other === null) continue;
    if (!(await isRunning(other.owner))) {
      await removeLock(path, other);
      continue;
    }
    if (other.kind === "server" && other.uri !== null) {
      return { kind: "attached", uri: other.uri, purpose: other.purpose };
    }
    const waited = performance.now() - started;
    if (waited > request.waitSeconds * 1000) throw busy(request, other);
    if (waited > quietMilliseconds && !announced) {
      announced = true;
      request.onProgress(`Waiting for ${describeOwner(other)} to finish with ${request.dataDirectory}.`);
    }
    await sleep(pollMilliseconds);
  }
  return own(path, lock);
}

function own(path: string, lock: Lock): OwnedLock {
  return {
    kind: "owned",
    announce: (uri) => replaceLock(path, { ...lock, uri }),
    release: () => removeLock(path, lock),
  };
}

async function describeSelf({ kind, purpose }: LockRequest): Promise<Lock> {
  const owner = await identifyProcess(process.pid);
  return {
    token: randomUUID(),
    owner: owner ?? { processId: process.pid, startMark: null },
    kind,
    purpose,
    uri: null,
  };
}

function describeOwner({ purpose, owner }: Lock): string {
  return `“${purpose}” (process ${owner.processId})`;
}

function busy({ dataDirectory, waitSeconds }: LockRequest, other: Lock): DatabaseServerError {
  return new DatabaseServerError(
    "DATABASE_BUSY",
    `The database in ${dataDirectory} is still in use by ${describeOwner(other)} after ${waitSeconds} s. ` +
      "Try again when it has ended, end it, or set MONGODB_URI to a server that several programs can share.",
  );
}

async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw new DatabaseServerError(
      "DATA_DIRECTORY_UNUSABLE",
      `The data directory ${path} cannot be made: ${error instanceof Error ? error.message : String(error)}. ` +
        "Set CASEBOARD_DATA_DIR to a directory that can be written to.",
      error,
    );
  }
}
