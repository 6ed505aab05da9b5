import { setTimeout as pause } from "node:timers/promises";
import { generateEvents } from "../../src/domain/sample/generate-events";
import { startApi } from "../support/caseboard";
import { openCommandLine } from "../support/command-line";
import { type TestDatabase, testDatabase } from "../support/database";

/** A real process that is sent far more at once than it takes. */

const BATCH = 2_500;
/** So that the batches together have more than is taken at once, 16 MiB. */
const text = "Where is my parcel? ".repeat(120);
const events = [
  ...generateEvents({ conversations: 2_500, seed: 5, days: 20, end: new Date("2026-11-01T00:00:00Z") }),
].map((event) => (event.type === "message.received" ? { ...event, text } : event));
const batches = Array.from({ length: Math.ceil(events.length / BATCH) }, (_, index) =>
  JSON.stringify({ events: events.slice(index * BATCH, (index + 1) * BATCH) }),
);

let database: TestDatabase;
let commandLine: Awaited<ReturnType<typeof openCommandLine>>;
let api: Awaited<ReturnType<typeof startApi>>;

beforeAll(async () => {
  database = await testDatabase();
  commandLine = await openCommandLine(database.uri);
  api = await startApi(database.uri);
}, 60_000);

afterAll(async () => {
  api.child.kill("SIGTERM");
  await api.ended;
  await commandLine.close();
  await database.close();
});

test("who is told to come later loses nothing by it: each event is accepted once, and counts", async () => {
  const { results } = await commandLine.run("tokens", "create", "--scope", "ingest");
  const { token } = JSON.parse(results.trim().split("\n").at(-1) ?? "");
  const refusals: { readonly status: number; readonly retryAfter: number; readonly code: string }[] = [];
  const send = async (body: string): Promise<number> => {
    for (;;) {
      const response = await fetch(`${api.url}/v1/events`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body,
      });
      const answer = await response.json();
      if (response.status === 200) return answer.accepted;
      const retryAfter = Number(response.headers.get("retry-after"));
      refusals.push({ status: response.status, retryAfter, code: answer.error.code });
      await pause(retryAfter * 1_000);
    }
  };
  const accepted = await Promise.all(batches.map(send));
  expect(accepted.reduce((total, count) => total + count, 0)).toBe(events.length);
  expect(refusals.length).toBeGreaterThan(0);
  for (const { status, retryAfter, code } of refusals) {
    expect([status, code]).toEqual([429, "too-many-requests"]);
    expect(retryAfter).toBeGreaterThanOrEqual(1);
  }
  expect(await database.db.collection("events").countDocuments()).toBe(events.length);
  const verified = await commandLine.run("verify");
  expect([verified.code, verified.results]).toEqual([0, expect.stringMatching(/^differences +0$/m)]);
}, 300_000);
