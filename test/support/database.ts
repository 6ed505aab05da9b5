import { randomUUID } from "node:crypto";
import { type Db, MongoClient } from "mongodb";

/** An empty database of a test's own on the server that the whole run shares. */
export type TestDatabase = {
  /** Names the database too: what is opened with it needs no other name. */
  uri: string;
  name: string;
  client: MongoClient;
  db: Db;
  /** Removes the database and closes the connection. */
  close(): Promise<void>;
};

/** Makes an empty database. Call `close` in `afterAll` or `afterEach`. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = process.env.CASEBOARD_TEST_MONGODB_URI;
  if (server === undefined) {
    throw new Error("CASEBOARD_TEST_MONGODB_URI is not set: jest's globalSetup did not run.");
  }
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const uri = uriOfDatabase(server, name);
  const client = await MongoClient.connect(uri);
  const db = client.db(name);
  const close = async () => {
    await db.dropDatabase();
    await client.close();
  };
  return { uri, name, client, db, close };
}

/** The address of a database on the server of that address. */
export function uriOfDatabase(server: string, name: string): string {
  // Not with URL, which refuses the several hosts of a replica set.
  return server.replace(/^([^/]+:\/\/[^/?]+)\/?[^?]*/, `$1/${name}`);
}
