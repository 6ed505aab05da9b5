/**
 * A program that acknowledges the events on its standard input, says so, and is killed before it derives them.
 *
 * usage: acknowledge-and-wait.ts DATABASE_URI WORKSPACE
 */
import { json } from "node:stream/consumers";
import { acknowledgeEach } from "../../src/ingest/ingest";
import { openStore } from "../../src/storage/store";
import { candidatesOf } from "./store";

async function run(uri: string, workspace: string): Promise<void> {
  const events = await json(process.stdin);
  if (!Array.isArray(events)) throw new Error("Standard input is to be a list of events");
  const store = await openStore(uri);
  store.deriver.stop();
  await acknowledgeEach(store.ingest, { workspace, candidates: candidatesOf(events) }, Date.now());
  console.log("acknowledged");
  // The open connection keeps the process alive.
}

const [uri = "", workspace = ""] = process.argv.slice(2);
void run(uri, workspace);
