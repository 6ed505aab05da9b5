import { resolve } from "node:path";
import { type TestDatabase, testDatabase } from "../support/database";
import { startProcess } from "../support/processes";

const script = resolve(__dirname, "../../scripts/shard-collections.cjs");

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

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
