import { setTimeout as pause } from "node:timers/promises";
import { caseboard, startApi, startCaseboard } from "../support/caseboard";
import { type TestDatabase, testDatabase } from "../support/database";
import { eventFile, expectedUsers, generatedRange, shuffledEvents } from "../support/generated-events";

const events = shuffledEvents(1_500);
const expected = expectedUsers(events);

let database: TestDatabase;
let file: Awaited<ReturnType<typeof eventFile>>;
beforeAll(async () => {
  file = await eventFile(events);
});
afterAll(() => file.remove());
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.close());

async function usersReport(): Promise<unknown> {
  const { from, to } = generatedRange;
  const words = ["report", "users", "--from", from, "--to", to, "--format", "json"];
  const { results, notes } = await caseboard(words, database);
  expect(notes).toBe("");
  return JSON.parse(results);
}

async function storedEvents(): Promise<number> {
  return database.db.collection("events").countDocuments();
}

async function expectVerified(): Promise<void> {
  const { code, results, notes } = await caseboard(["verify"], database);
  expect({ code, notes }).toEqual({ code: 0, notes: "" });
  expect(results).toMatch(/^differences +0$/m);
}

test("an import killed in the middle leaves nothing wrong, and the same import again completes it", async () => {
  for (const killAt of [1, 6_000, 12_000]) {
    const running = startCaseboard(["import", file.path], database.uri);
    while ((await storedEvents()) < killAt && running.child.exitCode === null) await pause(1);
    running.child.kill("SIGKILL");
    expect(await running.ended).toBeNull();
    await expectVerified();
  }
  const stored = await storedEvents();
  expect(stored).toBeLessThan(events.length);
  const { code, results } = await caseboard(["import", file.path], database);
  const counts = { accepted: events.length - stored, duplicates: stored, rejected: 0 };
  expect({ code, results }).toEqual({ code: 0, results: `${JSON.stringify(counts)}\n` });
  await expectVerified();
  expect(await usersReport()).toEqual(await expected);
}, 600_000);

test("two imports of one file at once store each event once, and the report is exact", async () => {
  const finished = await Promise.all([
    caseboard(["import", file.path], database),
    caseboard(["import", file.path], database),
  ]);
  const counts = finished.map(({ results }) => JSON.parse(results));
  expect(finished.map(({ code }) => code)).toEqual([0, 0]);
  expect(counts[0].accepted + counts[1].accepted).toBe(events.length);
  expect(counts[0].duplicates + counts[1].duplicates).toBe(events.length);
  await expectVerified();
  expect(await usersReport()).toEqual(await expected);
}, 600_000);

test("what the API acknowledged before it was killed is stored; sending all again completes it", async () => {
  const { results } = await caseboard(["tokens", "create", "--scope", "ingest"], database);
  const { token } = JSON.parse(results);
  const send = (url: string, batch: readonly unknown[]) =>
    fetch(`${url}/v1/events`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ events: batch }),
    });
  const batches = Array.from({ length: Math.ceil(events.length / 1_000) }, (_, index) =>
    events.slice(index * 1_000, (index + 1) * 1_000),
  );
  const first = await startApi(database.uri);
  const acknowledged: string[] = [];
  const sending = Promise.allSettled(
    [0, 1, 2].map(async (sender) => {
      for (const batch of batches.filter((_, index) => index % 3 === sender)) {
        const response = await send(first.url, batch);
        if (response.status === 200) acknowledged.push(...batch.map(({ id }) => id));
      }
    }),
  );
  while (acknowledged.length < 4_000 && first.child.exitCode === null) await pause(1);
  first.child.kill("SIGKILL");
  await Promise.all([first.ended, sending]);
  expect(acknowledged.length).toBeLessThan(events.length);
  const stored = await database.db.collection<{ _id: string }>("events").find().project({ _id: 1 }).toArray();
  const storedIds = new Set(stored.map(({ _id }) => _id));
  expect(acknowledged.filter((id) => !storedIds.has(`default/${id}`))).toEqual([]);
  await expectVerified();

  const second = await startApi(database.uri);
  for (const batch of batches) expect((await send(second.url, batch)).status).toBe(200);
  second.child.kill("SIGTERM");
  expect(await second.ended).toBe(0);
  await expectVerified();
  expect(await usersReport()).toEqual(await expected);
}, 600_000);

test("a request under way when the process is told to stop is answered, then the process ends well", async () => {
  const { results } = await caseboard(["tokens", "create", "--scope", "ingest"], database);
  const { token } = JSON.parse(results);
  const api = await startApi(database.uri);
  const answer = fetch(`${api.url}/v1/events`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ events: events.slice(0, 5_000) }),
  });
  while ((await database.db.collection("journal").countDocuments()) === 0) await pause(1);
  api.child.kill("SIGTERM");
  const response = await answer;
  expect([response.status, await response.json()]).toMatchObject([200, { accepted: 5_000 }]);
  expect(await api.ended).toBe(0);
  await expect(fetch(`${api.url}/healthz`)).rejects.toThrow("fetch failed");
  await expectVerified();
}, 60_000);
