import { resolve } from "node:path";
import { Long } from "mongodb";
import { shardedCollections } from "../../src/storage/sharding/collections";
import { openStore } from "../../src/storage/store";
import { type TestDatabase, testDatabase } from "../support/database";
import { startProcess } from "../support/processes";
import { type Command, helloBasics, isHello, startWireProxy, type WireProxy } from "../support/wire-proxy";

const script = resolve(__dirname, "../../scripts/shard-collections.cjs");

let database: TestDatabase;
let mongos: WireProxy;
const sharded: { readonly _id: string; readonly key: unknown }[] = [];
beforeAll(async () => {
  database = await testDatabase();
  mongos = await startWireProxy(database.uri, mongosAnswer);
});
afterAll(async () => {
  await mongos.close();
  await database.close();
});

async function run(words: readonly string[], uri: string) {
  const environment = { PATH: process.env.PATH, MONGODB_URI: uri };
  const started = startProcess(process.execPath, [script, ...words], { environment });
  return { code: await started.ended, said: started.output() };
}

test("a server that is no mongos is refused in words, and nothing is changed", async () => {
  for (const words of [[], ["--dry-run"]]) {
    const { code, said } = await run(words, database.uri);
    expect(code).toBe(1);
    expect(said).toBe(
      "MONGODB_URI is not the address of a mongos.\nOnly a sharded cluster has shards: set MONGODB_URI to one of its mongos. A replica set needs none of this.\n",
    );
  }
  expect(await database.db.listCollections().toArray()).toEqual([]);
});

test("a server that cannot be reached, and a line that cannot be understood, are told in words", async () => {
  const away = await run([], "mongodb://127.0.0.1:1/caseboard");
  expect([away.code, away.said]).toEqual([
    1,
    expect.stringMatching(/^The database did not do what was asked/),
  ]);
  for (const [words, uri] of [[["--force"], database.uri] as const, [[], ""] as const]) {
    const { code, said } = await run(words, uri);
    expect([code, said]).toEqual([2, expect.stringMatching(/^usage: MONGODB_URI=/)]);
  }
});

test("before a mongos every large collection is sharded once, and a dry run only says so", async () => {
  const uri = `mongodb://127.0.0.1:${mongos.port}/${database.name}?retryWrites=false`;
  await (await openStore(uri)).close();
  const collections = shardedCollections.map((name) => `${database.name}.${name}`);
  const dry = await run(["--dry-run"], uri);
  expect([dry.code, sharded]).toEqual([0, []]);
  for (const name of collections) expect(dry.said).toContain(`"shardCollection":"${name}"`);
  expect(dry.said).toMatch(/^\d+ commands would be sent\.$/m);

  const first = await run([], uri);
  expect([first.code, sharded]).toEqual([0, collections.map((_id) => ({ _id, key: { workspace: 1 } }))]);
  expect(first.said).toMatch(/^\d+ commands were sent\.$/m);
  const second = await run([], uri);
  expect(second).toEqual({ code: 0, said: "Every large collection is sharded.\n" });
});

/** What a mongos would answer to what only a mongos understands; it remembers what was sharded. */
function mongosAnswer(command: Command): Command | null {
  if (isHello(command)) return { ...helloBasics, isWritablePrimary: true, msg: "isdbgrid" };
  if ("enableSharding" in command) return { ok: 1 };
  if ("shardCollection" in command) {
    sharded.push({ _id: String(command.shardCollection), key: command.key });
    return { ok: 1 };
  }
  if (command.$db !== "config") return null;
  return { ok: 1, cursor: { id: Long.ZERO, ns: "config.collections", firstBatch: sharded } };
}
