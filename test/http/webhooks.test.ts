import { createHmac } from "node:crypto";
import express from "express";
import { answerNotFound, answerProblems, nameRequest } from "../../src/http/answer-problems";
import { type Listening, listen } from "../../src/http/listen";
import { webhooksRoute } from "../../src/http/webhooks-route";
import type { Connector } from "../../src/ingest/connectors/connector";
import { ingest } from "../../src/ingest/ingest";
import { createLogger } from "../../src/logging";
import { ROTATION_OVERLAP } from "../../src/storage/connection-store";
import { type TestStore, testStore } from "../support/store";

/** A platform of the test's own: the body is signed whole, and says what it is. */
const plain: Connector = {
  platform: "zendesk",
  title: "Plain",
  secretFrom: "caseboard",
  verify: ({ headers, body }, secrets) =>
    secrets.some((secret) => signature(body, secret) === headers["x-signature"])
      ? { kind: "genuine" }
      : { kind: "forged", reason: "signed with another secret" },
  translate: (payload) => {
    const { events } = payload as { events?: object[] };
    if (events === undefined)
      return { kind: "unreadable", problems: [{ field: "events", reason: "is missing" }] };
    return { kind: "events", events, ignored: events.length === 0 ? ["a ping says nothing"] : [] };
  },
};

const NOW = Date.parse("2026-11-20T10:00:00Z");
const opened = {
  id: "e1",
  type: "conversation.opened",
  at: "2026-11-20T09:00:00Z",
  conversationId: "c1",
  contact: { id: "k1" },
  by: { kind: "contact" },
};

let stored: TestStore;
let listening: Listening;
let now = NOW;
const logged: string[] = [];

beforeAll(async () => {
  stored = await testStore();
  const { store } = stored;
  const log = createLogger("warn", { write: (line) => void logged.push(line) });
  const route = webhooksRoute({
    log,
    now: () => now,
    limits: { requestsAMinute: 50, requestsAtOnce: 5 },
    findConnection: async (wanted, at) => {
      const found = await store.connections.find(wanted, at);
      return (
        found && {
          ...found.connection,
          secrets: found.secrets,
          noteReceipt: () => store.connections.noteReceipt(found.connection, at),
        }
      );
    },
    webhooks: {
      connectors: [plain],
      held: store.heldWebhooks,
      conversationsBeginning: (workspace, beginning) => store.conversations.beginning(workspace, beginning),
      ingest: (workspace, candidates) => ingest(store.ingest, { workspace, candidates }, now),
    },
  });
  const app = express().use(nameRequest, route, answerNotFound, answerProblems(log));
  listening = await listen(app, { port: 0, host: "127.0.0.1" });
});

afterAll(async () => {
  await listening.stop(1_000);
  await stored.close();
});

beforeEach(() => {
  now = NOW;
});

function signature(body: Buffer | string, secret: string): string {
  return createHmac("sha256", secret).update(body).digest("hex");
}

function connect(workspace: string, secret = "first secret") {
  return stored.store.connections.create({ workspace, platform: "zendesk", secret }, now);
}

async function send(path: string, body: string, secret: string) {
  const response = await fetch(`http://127.0.0.1:${listening.port}/webhooks/${path}`, {
    method: "POST",
    headers: { "x-signature": signature(body, secret) },
    body,
  });
  return { status: response.status, answer: await response.json() };
}

test("what a genuine webhook tells is stored in its connection's workspace, once however often it comes", async () => {
  const { id } = await connect("desk");
  const body = JSON.stringify({ events: [opened] });
  const counts = { accepted: 1, duplicates: 0, rejected: 0, held: 0, ignored: [] };
  expect(await send(`zendesk/${id}`, body, "first secret")).toEqual({ status: 200, answer: counts });
  expect(await send(`zendesk/${id}`, body, "first secret")).toEqual({
    status: 200,
    answer: { ...counts, accepted: 0, duplicates: 1 },
  });
  expect(await stored.store.log.count("desk")).toBe(1);
  const [connection] = await stored.store.connections.list("desk", now);
  expect(connection).toMatchObject({ id, platform: "zendesk", lastReceivedAt: NOW });
});

test("a webhook with a wrong signature is refused, stored nowhere, and logged with the reason", async () => {
  const { id } = await connect("forged");
  const { status, answer } = await send(`zendesk/${id}`, JSON.stringify({ events: [opened] }), "a guess");
  expect(status).toBe(401);
  expect(answer.error.message).toBe("The signature is not that of this connection.");
  expect(await stored.store.log.count("forged")).toBe(0);
  expect(logged.join("")).toContain("signed with another secret");
});

test("a connection that is not there, of another platform, or removed answers 404 and says where to look", async () => {
  const { id } = await connect("gone");
  const body = JSON.stringify({ events: [] });
  for (const path of ["zendesk/unknown", `intercom/${id}`, `other/${id}`]) {
    expect((await send(path, body, "first secret")).status).toBe(404);
  }
  expect(await stored.store.connections.remove("gone", id)).toBe(true);
  const { status, answer } = await send(`zendesk/${id}`, body, "first secret");
  expect(status).toBe(404);
  expect(answer.error.message).toContain("/caseboard connect");
});

test("both secrets are taken for a week after a rotation, then only the new one", async () => {
  const { id } = await connect("rotating");
  const body = JSON.stringify({ events: [] });
  const statuses = async () => [
    (await send(`zendesk/${id}`, body, "first secret")).status,
    (await send(`zendesk/${id}`, body, "second secret")).status,
  ];
  expect(await statuses()).toEqual([200, 401]);
  const rotated = await stored.store.connections.setSecret(
    { workspace: "rotating", id, secret: "second secret" },
    now,
  );
  expect(rotated?.oldSecretUntil).toBe(NOW + ROTATION_OVERLAP);
  expect(await statuses()).toEqual([200, 200]);
  now = NOW + ROTATION_OVERLAP;
  expect(await statuses()).toEqual([401, 200]);
});

test("only the workspace's own connections can be rotated and removed", async () => {
  const { id } = await connect("mine");
  const { connections } = stored.store;
  expect(await connections.setSecret({ workspace: "theirs", id, secret: "x" }, now)).toBeNull();
  expect(await connections.remove("theirs", id)).toBe(false);
  expect((await connections.list("mine", now)).map((one) => one.id)).toEqual([id]);
});

test("what is genuine but cannot be read is kept for the operator, and not asked for again", async () => {
  const { id } = await connect("strange");
  for (const body of ['{"something":"else"}', "not JSON"]) {
    expect(await send(`zendesk/${id}`, body, "first secret")).toEqual({
      status: 200,
      answer: { accepted: 0, duplicates: 0, rejected: 1, held: 0, ignored: [] },
    });
  }
  expect(await stored.store.refused.counts("strange")).toMatchObject({ rejected: 2 });
});

test("a webhook that says nothing is answered with why, and stores nothing", async () => {
  const { id } = await connect("quiet");
  const { answer } = await send(`zendesk/${id}`, JSON.stringify({ events: [] }), "first secret");
  expect(answer.ignored).toEqual(["a ping says nothing"]);
  expect(await stored.store.log.count("quiet")).toBe(0);
});

test("a platform that only looks whether somebody is there is answered", async () => {
  const { id } = await connect("looked-at");
  const look = (path: string) =>
    fetch(`http://127.0.0.1:${listening.port}/webhooks/${path}`, { method: "HEAD" });
  expect((await look(`zendesk/${id}`)).status).toBe(200);
  expect((await look("zendesk/unknown")).status).toBe(404);
});

test("a webhook that is too large is refused before it is read", async () => {
  const { id } = await connect("large");
  const { status, answer } = await send(`zendesk/${id}`, "x".repeat(4 * 1024 * 1024 + 1), "first secret");
  expect(status).toBe(413);
  expect(answer.error.message).toContain("larger than 4 MiB");
});
