import mongoose, { type Connection } from "mongoose";
import { CaseboardError, messageOf } from "../errors";

/** How long a call waits for a database that does not answer before it is given up, in milliseconds. */
const SERVER_WAIT = 5_000;
const CALL_TIME_LIMIT = 120_000;

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

/** Runs a call to the database; whatever it fails with becomes `database-unavailable`. */
export async function atDatabase<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!isDatabaseError(error)) throw error;
    throw new CaseboardError(
      "database-unavailable",
      `The database did not do what was asked: ${messageOf(error)}`,
      {
        cause: error,
        hint: "Look whether it runs and can be reached (MONGODB_URI), then try again. Nothing half-done counts.",
      },
    );
  }
}

function isDatabaseError(error: unknown): boolean {
  return error instanceof Error && /^(?:Mongo|Mongoose|BSON)/.test(error.name);
}
