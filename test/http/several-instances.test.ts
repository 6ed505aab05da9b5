import { setTimeout as pause } from "node:timers/promises";
import { type Balancer, startBalancer } from "../support/balancer";
import { startApi } from "../support/caseboard";
import { openCommandLine } from "../support/command-line";
import { type TestDatabase, testDatabase } from "../support/database";
import { expectedUsers, generatedRange, shuffledEvents } from "../support/generated-events";

/** Three real processes behind a load balancer, on one database. */

const CONVERSATIONS = 250;
const BATCH = 30;
const SENDERS = 8;

const events = shuffledEvents(CONVERSATIONS);
const batches = Array.from({ length: Math.ceil(events.length / BATCH) }, (_, index) =>
  events.slice(index * BATCH, (index + 1) * BATCH),
);

let database: TestDatabase;
let commandLine: Awaited<ReturnType<typeof openCommandLine>>;
let balancer: Balancer;
let instances: Awaited<ReturnType<typeof startApi>>[] = [];
let token: string;

beforeAll(async () => {
  database = await testDatabase();
  commandLine = await openCommandLine(database.uri);
  const { results } = await commandLine.run("tokens", "create", "--scope", "ingest", "--scope", "read");
  token = JSON.parse(results.trim().split("\n").at(-1) ?? "").token;
  instances = await Promise.all([1, 2, 3].map(() => startApi(database.uri)));
  balancer = await startBalancer(instances.map(({ url }) => url));
}, 60_000);

afterAll(async () => {
  for (const { child } of instances) child.kill("SIGKILL");
  await Promise.all(instances.map(({ ended }) => ended));
  await balancer.close();
  await commandLine.close();
  await database.close();
});

test("whoever dies or stops, what senders repeat until it is acknowledged is in every instance's reports", async () => {
  const [killed, stopped, kept] = instances;
  if (killed === undefined || stopped === undefined || kept === undefined) throw new Error("One is missing");
  let acknowledged = 0;
  const sending = Promise.all(
    Array.from({ length: SENDERS }, async (_, sender) => {
      for (const batch of batches.filter((_, index) => index % SENDERS === sender)) {
        await sendUntilAcknowledged(batch);
        acknowledged += 1;
      }
    }),
  );
  await until(() => acknowledged >= batches.length / 4 && balancer.answered.size === instances.length);
  killed.child.kill("SIGKILL");
  await until(() => acknowledged >= batches.length / 2);
  stopped.child.kill("SIGTERM");
  const started = await startApi(database.uri);
  instances.push(started);
  balancer.add(started.url);
  await sending;
  expect(await stopped.ended).toBe(0);

  expect(await database.db.collection("events").countDocuments()).toBe(events.length);
  const verified = await commandLine.run("verify");
  expect([verified.code, verified.results]).toEqual([0, expect.stringMatching(/^differences +0$/m)]);
  const { from, to } = generatedRange;
  const { results } = await commandLine.run(
    "report",
    "users",
    "--from",
    from,
    "--to",
    to,
    "--format",
    "json",
  );
  expect(JSON.parse(results)).toEqual(await expectedUsers(events));
  const [reports, others] = [await reportsFrom(kept.url), await reportsFrom(started.url)];
  expect(reports.length).toBeGreaterThan(3);
  expect(others).toEqual(reports);
}, 90_000);

/** As a sender has to: anything but 200 promises nothing, and sending again is always safe. */
async function sendUntilAcknowledged(batch: readonly unknown[]): Promise<void> {
  const body = JSON.stringify({ events: batch });
  const headers = { authorization: `Bearer ${token}` };
  for (;;) {
    const { status } = await fetch(`${balancer.url}/v1/events`, { method: "POST", headers, body });
    if (status === 200) return;
    expect([429, 502, 503]).toContain(status);
    await pause(20);
  }
}

/** The report of each member, as this instance answers it. */
async function reportsFrom(url: string): Promise<readonly unknown[]> {
  const get = async (path: string) => {
    const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(200);
    return response.json();
  };
  const { _embedded } = await get("/v2/users");
  const range = new URLSearchParams({ start: generatedRange.from, end: generatedRange.to });
  const reports: unknown[] = [];
  for (const { id } of _embedded.users) reports.push(await get(`/v2/reports/user?user=${id}&${range}`));
  return reports;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(5);
}
