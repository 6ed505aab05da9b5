import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { caseboard } from "../support/caseboard";
import { type TestDatabase, testDatabase } from "../support/database";

let database: TestDatabase;
let directory: string;
beforeAll(async () => {
  database = await testDatabase();
  directory = await mkdtemp(join(tmpdir(), "caseboard-import-"));
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true });
});

function team(id: string, name = "Support") {
  return JSON.stringify({ id, type: "team.upserted", at: "2026-10-01T00:00:00Z", team: { id: "t1", name } });
}

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, content);
  return path;
}

function run(...words: string[]) {
  return caseboard(words, database);
}

test("byte order mark, CRLF, blank lines and a last line without newline are read; bad lines are named", async () => {
  const badUtf8 = Buffer.concat([Buffer.from('{"id":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}\n')]);
  const content = Buffer.concat([
    Buffer.from(`\uFEFF${team("e1")}\r\n\r\n`),
    badUtf8,
    Buffer.from('{"secret words\n'),
    Buffer.from('{"id":"e2","type":"rating.received","at":"yesterday","conversationId":"c1","score":4}\n'),
    Buffer.from(team("e3")),
  ]);
  const path = await file("mixed.ndjson", content);
  const { code, results, notes } = await run("import", path);
  expect({ code, results }).toEqual({ code: 1, results: '{"accepted":2,"duplicates":0,"rejected":3}\n' });
  expect(notes).toMatch(`${path}:3: (line): is not UTF-8 text\n`);
  expect(notes).toMatch(`${path}:4: (line): is not JSON: `);
  expect(notes).toMatch(`${path}:5: at: must be an RFC 3339 date-time`);
  expect(notes).not.toMatch("secret words");
  const allowed = await run("import", path, "--allow-rejects");
  expect(allowed).toMatchObject({ code: 0, results: '{"accepted":0,"duplicates":2,"rejected":3}\n' });
});

test("gzip is told by its bytes, not by its name, also on standard input", async () => {
  const packed = gzipSync(`${team("gz1")}\n${team("gz2")}\n`);
  const path = await file("packed.ndjson", packed);
  expect((await run("import", path)).results).toBe('{"accepted":2,"duplicates":0,"rejected":0}\n');
  const piped = await caseboard(["import", "-"], { ...database, input: packed });
  expect(piped.results).toBe('{"accepted":0,"duplicates":2,"rejected":0}\n');
});

test("another content under a stored id counts as a duplicate and is told", async () => {
  await run("import", await file("first.ndjson", team("same", "First")));
  const second = await run("import", await file("second.ndjson", team("same", "Second")));
  expect(second).toMatchObject({ code: 0, results: '{"accepted":0,"duplicates":1,"rejected":0}\n' });
  expect(second.notes).toMatch(/1 of the duplicates had other content/);
});

test("a file that is missing or cut off fails in words, and what came before the cut stays", async () => {
  const missing = await run("import", join(directory, "nowhere.ndjson"));
  expect(missing).toMatchObject({ code: 1, results: "" });
  expect(missing.notes).toMatch(/nowhere.ndjson cannot be read: there is no such file/);
  const lines = Array.from({ length: 20_000 }, (_, index) => team(`cut-${index}`)).join("\n");
  const packed = gzipSync(lines);
  const cut = await run("import", await file("cut.gz", packed.subarray(0, packed.length / 2)));
  expect(cut).toMatchObject({ code: 1, results: "" });
  expect(cut.notes).toMatch(/ends in the middle of its gzip data/);
  const stored = await database.db
    .collection<{ _id: string }>("events")
    .countDocuments({ _id: /^default\/cut-/ });
  expect(stored).toBeGreaterThanOrEqual(5_000);
});

test("a line of more than 8 MiB is refused by its number, and the lines around it are stored", async () => {
  const long = JSON.stringify({ id: "long", text: "x".repeat(9 * 1024 * 1024) });
  const path = await file("long.ndjson", [team("before"), long, team("after")].join("\n"));
  const { results, notes } = await run("import", path);
  expect(results).toBe('{"accepted":2,"duplicates":0,"rejected":1}\n');
  expect(notes).toMatch(/long.ndjson:2: \(line\): is longer than 8 MiB/);
});

test("refused events can be looked at, and replayed once nothing stands in their way", async () => {
  const words = ["--workspace", "replays"];
  const conflict = await file("conflict.ndjson", [team("r1", "One"), team("r1", "Two")].join("\n"));
  await run("import", conflict, ...words);
  await run("import", await file("bad.ndjson", '{"id":"r2","type":"nonsense"}'), ...words, "--allow-rejects");
  const list = await run("refused", "list", ...words);
  expect(list.results).toMatch(/1 rejected, 1 conflicting/);
  const still = await run("refused", "replay", ...words);
  expect(still.code).toBe(1);
  expect(still.results.match(/still refused/g)).toHaveLength(2);
  // The operator takes the event that was stored first out of the way.
  await database.db.collection<{ _id: string }>("events").deleteOne({ _id: "replays/r1" });
  const replayed = await run("refused", "replay", ...words);
  expect(replayed.results).toMatch(/: stored\n/);
  expect((await run("refused", "list", ...words)).results).toMatch(/1 rejected, 0 conflicting/);
});
