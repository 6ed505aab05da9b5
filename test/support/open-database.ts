/**
 * A program that opens the embedded database, as a command does: notes its own number in it, says so, and closes
 * it when its standard input ends or on SIGTERM.
 *
 * usage: open-database.ts DATA_DIRECTORY server|command
 */
import { MongoClient } from "mongodb";
import { openDatabaseServer } from "../../src/storage/embedded/open-database-server";
import { readDatabaseSettings } from "../../src/storage/embedded/settings";

async function run(dataDirectory: string, kind: "server" | "command"): Promise<void> {
  const ended = new Promise((end) => {
    process.stdin.on("end", end).resume();
    process.on("SIGTERM", end);
  });
  const server = await openDatabaseServer({
    ...readDatabaseSettings({ ...process.env, MONGODB_URI: "" }, process.cwd()),
    dataDirectory,
    kind,
    purpose: `test ${kind}`,
    onProgress: (message) => console.log(message),
  });
  const client = await MongoClient.connect(server.uri);
  await client.db("kept").collection<{ _id: number }>("notes").insertOne({ _id: process.pid });
  console.log(`opened ${server.uri} ${server.owned ? "owned" : "borrowed"}`);
  await ended;
  await client.close();
  await server.close();
  console.log("closed");
  process.exit(0);
}

const [dataDirectory, kind] = process.argv.slice(2);
if (dataDirectory === undefined || (kind !== "server" && kind !== "command")) {
  throw new Error("usage: open-database.ts DATA_DIRECTORY server|command");
}
void run(dataDirectory, kind);
