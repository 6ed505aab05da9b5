import { gzipSync } from "node:zlib";
import { CaseboardError } from "../../src/errors";
import { mostEvents } from "../../src/http/events-route";
import { openStore } from "../../src/storage/store";
import { startTestApi, type TestApi, wayTo } from "../support/api";
import { type TestStore, testStore } from "../support/store";

let opened: TestStore;
let api: TestApi;
let token: string;
beforeAll(async () => {
  opened = await testStore();
  api = await startTestApi(opened.store);
  token = await newToken(["ingest"]);
});
afterAll(async () => {
  await api.service.stop();
  await opened.close();
});

async function newToken(scopes: ("ingest" | "read")[], workspace = "w"): Promise<string> {
  return (await opened.store.tokens.create({ workspace, scopes, name: null }, Date.now())).token;
}

function team(id: string, name = "Support") {
  return { id, type: "team.upserted", at: "2026-10-01T00:00:00Z", team: { id: "t1", name } };
}

interface Sent {
  readonly body: string | Buffer;
  readonly headers?: Record<string, string>;
  readonly url?: string;
}

function send({ body, headers = {}, url = api.url }: Sent): Promise<Response> {
  const authorization = `Bearer ${token}`;
  return fetch(`${url}/v1/events`, {
    method: "POST",
    headers: { authorization, ...headers },
    body: typeof body === "string" ? body : new Uint8Array(body),
  });
}

function sendEvents(events: readonly unknown[], headers: Record<string, string> = {}): Promise<Response> {
  return send({ body: JSON.stringify({ events }), headers });
}

test("good events are stored, bad ones named with index, id and the reason per field", async () => {
  const response = await sendEvents([
    team("e1"),
    { ...team("e2"), at: "noon" },
    7,
    team("e1"),
    team("e1", "X"),
  ]);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    accepted: 1,
    duplicates: 2,
    conflicts: 1,
    rejected: 2,
    refused: [
      { index: 1, id: "e2", problems: [{ field: "at" }] },
      { index: 2, id: null, problems: [{ field: "(event)" }] },
    ],
    conflicting: [{ index: 4, id: "e1" }],
  });
  expect((await opened.store.reports.directory("w")).team("t1")?.name).toBe("Support");
});

test("a gzip body is read, within the same bound of 8 MiB unpacked", async () => {
  const packed = gzipSync(JSON.stringify({ events: [team("gz")] }));
  const headers = { "content-encoding": "gzip", "content-type": "application/json" };
  expect(await (await send({ body: packed, headers })).json()).toMatchObject({ accepted: 1 });
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, " "));
  expect((await send({ body: bomb, headers })).status).toBe(413);
});

test.each([
  ["not JSON", '{"events":[', 400],
  ["no events", '{"event":[]}', 400],
  ["events of another type", '{"events":{}}', 400],
  ["nothing", "", 400],
  ["not UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), 400],
  ["more than 8 MiB", `{"events":[],"pad":"${"x".repeat(8 * 1024 * 1024)}"}`, 413],
  ["more than 5,000 events", JSON.stringify({ events: Array(mostEvents + 1).fill(0) }), 413],
])("a body that is %s is refused", async (_name, body, status) => {
  const response = await send({ body });
  const { error } = await response.json();
  expect(response.status).toBe(status);
  expect(error.requestId).toBe(response.headers.get("x-request-id"));
});

test("an encoding that is not known is refused with 415", async () => {
  expect((await send({ body: "x", headers: { "content-encoding": "zstd" } })).status).toBe(415);
});

test("without a valid token the answer is 401, without the scope 403", async () => {
  expect((await send({ body: "{}", headers: { authorization: "" } })).status).toBe(401);
  const unknown = await send({ body: "{}", headers: { authorization: "Bearer cb_nobody" } });
  expect([unknown.status, unknown.headers.get("www-authenticate")]).toEqual([
    401,
    'Bearer realm="caseboard"',
  ]);
  const reader = await newToken(["read"]);
  expect((await send({ body: "{}", headers: { authorization: `Bearer ${reader}` } })).status).toBe(403);
});

test("a token writes only to its own workspace", async () => {
  const other = await newToken(["ingest"], "other");
  await sendEvents([team("elsewhere")], { authorization: `Bearer ${other}` });
  expect(await opened.store.log.count("other")).toBe(1);
  expect(await opened.store.log.withIds("w", ["elsewhere"])).toEqual([]);
});

test("too many requests of one token, or at once, get 429 with Retry-After", async () => {
  const strict = await startTestApi(opened.store, { requestsAMinute: 2, requestsAtOnce: 50 });
  const narrow = await startTestApi(opened.store, { requestsAMinute: 1_000, requestsAtOnce: 0 });
  const body = JSON.stringify({ events: [] });
  const statuses = [];
  for (let count = 0; count < 3; count += 1) statuses.push((await send({ body, url: strict.url })).status);
  expect(statuses).toEqual([200, 200, 429]);
  const limited = await send({ body, url: strict.url });
  expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
  const other = await newToken(["ingest"]);
  const free = await send({ body, url: strict.url, headers: { authorization: `Bearer ${other}` } });
  expect(free.status).toBe(200);
  const busy = await send({ body, url: narrow.url });
  expect([busy.status, busy.headers.get("retry-after")]).toEqual([429, "1"]);
  await Promise.all([strict.service.stop(), narrow.service.stop()]);
});

test("a revoked token opens no door after a second, whichever instance revoked it", async () => {
  let now = Date.parse("2026-11-01T12:00:00Z");
  const clocked = await startTestApi(opened.store, { requestsAMinute: 50, requestsAtOnce: 50 }, () => now);
  const { id, token: own } = await opened.store.tokens.create(
    { workspace: "w", scopes: ["ingest"], name: null },
    now,
  );
  const status = async () => {
    const headers = { authorization: `Bearer ${own}` };
    return (await send({ body: JSON.stringify({ events: [] }), headers, url: clocked.url })).status;
  };
  expect(await status()).toBe(200);
  await opened.store.tokens.revoke("w", id, now);
  now += 1_000;
  expect(await status()).toBe(401);
  await clocked.service.stop();
});

test("bodies of more than 16 MiB at once are refused with 429, one alone never", async () => {
  const body = JSON.stringify({ events: [], pad: "x".repeat(6 * 1024 * 1024) });
  expect((await send({ body })).status).toBe(200);
  const answers = await Promise.all([1, 2, 3, 4].map(() => send({ body })));
  const refused = answers.filter(({ status }) => status !== 200);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.map(({ status, headers }) => [status, headers.get("retry-after")])).toEqual(
    refused.map(() => [429, "1"]),
  );
});

test("while more waits to be derived than is held, senders get 429, and go on when there is room", async () => {
  const { deriver } = opened.store;
  const roomWithin = jest.spyOn(deriver, "roomWithin");
  roomWithin.mockRejectedValueOnce(new CaseboardError("too-busy", "busy"));
  const refused = await sendEvents([team("busy")]);
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "2"]);
  expect(await opened.store.log.withIds("w", ["busy"])).toEqual([]);
  expect(await (await sendEvents([team("busy")])).json()).toMatchObject({ accepted: 1 });
  roomWithin.mockRestore();
});

test("with the database away nothing is acknowledged, and after its return the same batch goes in", async () => {
  const target = new URL(opened.database.uri);
  const way = await wayTo({ host: target.hostname, port: Number(target.port) });
  target.port = String(way.port);
  const store = await openStore(target.href);
  const far = await startTestApi(store);
  const body = JSON.stringify({
    events: [
      { ...team("away"), secretText: "x" },
      { id: "bad", text: "hushhush" },
    ],
  });
  way.cut();
  const refused = await send({ body, url: far.url });
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
  expect((await refused.json()).error.code).toBe("database-unavailable");
  expect((await fetch(`${far.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${far.url}/healthz`)).status).toBe(200);
  expect(await opened.store.log.withIds("w", ["away"])).toEqual([]);
  expect(far.logged.join("")).not.toMatch(/hushhush|cb_/);
  way.mend();
  const accepted = await send({ body, url: far.url });
  expect(await accepted.json()).toMatchObject({ accepted: 1, rejected: 1 });
  expect((await fetch(`${far.url}/readyz`)).status).toBe(200);
  await far.service.stop();
  await store.close();
  await way.close();
}, 60_000);

test("metrics tell outcomes, durations and what waits", async () => {
  await sendEvents([
    { ...team("m1"), type: "conversation.reopened", conversationId: "c9", by: { kind: "bot" } },
  ]);
  await opened.store.caughtUp("w");
  const text = await (await fetch(`${api.url}/metrics`)).text();
  expect(text).toMatch(/^caseboard_events_total\{outcome="accepted"\} [1-9]/m);
  expect(text).toMatch(/^caseboard_ingest_duration_seconds_count [1-9]/m);
  expect(text).toMatch(
    /^caseboard_http_requests_total\{method="POST",route="\/v1\/events",status="200"\} [1-9]/m,
  );
  expect(text).toMatch(/^caseboard_pending_batches 0$/m);
  expect(text).toMatch(/^caseboard_underived_events 0$/m);
  expect(text).toMatch(/^caseboard_waiting_conversations 1$/m);
  expect(text).toMatch(/^process_cpu_seconds_total /m);
});

test("every answer carries security headers, and what is not there is a JSON 404", async () => {
  const response = await fetch(`${api.url}/nowhere`);
  expect(response.status).toBe(404);
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(response.headers.get("x-powered-by")).toBeNull();
  expect(await response.json()).toMatchObject({ error: { code: "not-found" } });
});
