import { setTimeout as pause } from "node:timers/promises";
import mongoose, { type Connection } from "mongoose";
import { CaseboardError, messageOf } from "../errors";
import { DUPLICATE_KEY } from "./bulk";

/** How long a call waits for a database that does not answer before it is given up, in milliseconds. */
const SERVER_WAIT = 5_000;
const CALL_TIME_LIMIT = 120_000;

const ATTEMPTS = 5;
const PAUSE_BETWEEN_ATTEMPTS = 20;
const WRITE_CONFLICT = 112;

/** Durable on a majority of the servers, journalled: what a write must be before it is acknowledged. */
export const durable = { w: "majority", journal: true } as const;

/** Connects to the database of the URI; `caseboard` where it names none. Throws `database-unavailable`. */
export async function connectDatabase(uri: string): Promise<Connection> {
  const connection = mongoose.createConnection(uri, {
    appName: "caseboard",
    autoCreate: false,
    autoIndex: false,
    bufferCommands: false,
    ignoreUndefined: true,
    readPreference: "primary",
    serverSelectionTimeoutMS: SERVER_WAIT,
    socketTimeoutMS: CALL_TIME_LIMIT,
    writeConcern: durable,
    ...(namesDatabase(uri) ? {} : { dbName: "caseboard" }),
  });
  return atDatabase(() => connection.asPromise());
}

function namesDatabase(uri: string): boolean {
  return /^mongodb(?:\+srv)?:\/\/[^/]+\/[^?]/.test(uri);
}

/**
 * Runs a call to the database, again where it only met another one; every call is safe to repeat.
 * Whatever it fails with otherwise becomes `database-unavailable`.
 */
export async function atDatabase<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (!isDatabaseError(error)) throw error;
      if (attempt >= ATTEMPTS || !isCollision(error)) throw unavailable(error);
      await pause(PAUSE_BETWEEN_ATTEMPTS * attempt);
    }
  }
}

/**
 * Runs a write that is tried once only, since a repeated insert would meet itself; false when its key, or
 * another unique value, is taken. Whatever it fails with otherwise becomes `database-unavailable`.
 */
export async function succeedsUnlessTaken(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError && error.code === DUPLICATE_KEY) return false;
    return atDatabase(() => Promise.reject(error));
  }
}

function unavailable(error: unknown): CaseboardError {
  return new CaseboardError(
    "database-unavailable",
    `The database did not do what was asked: ${messageOf(error)}`,
    {
      cause: error,
      hint: "Look whether it runs and can be reached (MONGODB_URI), then try again. Nothing half-done counts.",
    },
  );
}

/** Two upserts that both found nothing, or two writers in each other's way: one of them was undone. */
function isCollision(error: unknown): boolean {
  if (!(error instanceof mongoose.mongo.MongoServerError)) return false;
  return error.code === DUPLICATE_KEY || error.code === WRITE_CONFLICT || /deadlock/.test(error.message);
}

function isDatabaseError(error: unknown): boolean {
  return error instanceof Error && /^(?:Mongo|Mongoose|BSON)/.test(error.name);
}
