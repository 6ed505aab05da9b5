import { createHmac } from "node:crypto";
import express from "express";
import { type Listening, listen } from "../../src/http/listen";
import { webhooksRoute } from "../../src/http/webhooks-route";
import { chatwoot } from "../../src/ingest/connectors/chatwoot";
import { intercom } from "../../src/ingest/connectors/intercom";
import { ingest } from "../../src/ingest/ingest";
import { createLogger } from "../../src/logging";
import { usersJson } from "../../src/reports/json/users";
import { readUsersView } from "../../src/reports/users-report";
import { readStory } from "../support/connector-story";
import { type TestStore, testStore } from "../support/store";

const NOW = Date.parse("2026-11-05T12:01:00Z");
const SECRET = "the secret of the connection";

let stored: TestStore;
let listening: Listening;

beforeAll(async () => {
  stored = await testStore();
  const { store } = stored;
  const route = webhooksRoute({
    log: createLogger("error", { write: () => undefined }),
    now: () => NOW,
    limits: { requestsAMinute: 1_000, requestsAtOnce: 5 },
    findConnection: async (wanted, at) => {
      const found = await store.connections.find(wanted, at);
      return found && { ...found.connection, secrets: found.secrets, noteReceipt: async () => undefined };
    },
    webhooks: {
      connectors: [chatwoot, intercom],
      held: store.heldWebhooks,
      conversationsBeginning: (workspace, beginning) => store.conversations.beginning(workspace, beginning),
      ingest: (workspace, candidates) => ingest(store.ingest, { workspace, candidates }, NOW),
    },
  });
  listening = await listen(express().use(route), { port: 0, host: "127.0.0.1" });
});

afterAll(async () => {
  await listening.stop(1_000);
  await stored.close();
});

type Sign = (body: string) => Record<string, string>;

const signed: Readonly<Record<"chatwoot" | "intercom", Sign>> = {
  chatwoot: (body) => {
    const timestamp = String(NOW / 1000);
    const digest = createHmac("sha256", SECRET).update(`${timestamp}.${body}`).digest("hex");
    return { "x-chatwoot-timestamp": timestamp, "x-chatwoot-signature": `sha256=${digest}` };
  },
  intercom: (body) => ({
    "x-hub-signature": `sha1=${createHmac("sha1", SECRET).update(body).digest("hex")}`,
  }),
};

async function connect(platform: keyof typeof signed, workspace: string) {
  const { id } = await stored.store.connections.create({ workspace, platform, secret: SECRET }, NOW);
  const address = `http://127.0.0.1:${listening.port}/webhooks/${platform}/${id}`;
  return async (payload: unknown, sign: Sign = signed[platform], query = "") => {
    const body = JSON.stringify(payload);
    const headers = { "content-type": "application/json", ...sign(body) };
    const response = await fetch(`${address}${query}`, { method: "POST", headers, body });
    return { status: response.status, text: await response.text() };
  };
}

async function usersReport(workspace: string) {
  const view = await readUsersView(stored.store.reports, workspace, {
    range: { from: Date.parse("2026-11-05T00:00:00Z"), to: Date.parse("2026-11-06T00:00:00Z") },
    previous: null,
    filter: {},
    members: {},
  });
  return usersJson(view);
}

test.each([
  ["chatwoot", "chatwoot:42", 6000],
  ["intercom", "intercom:814702", 600],
] as const)(
  "a story of %s, signed and sent over HTTP, twice, is in the users report",
  async (platform, ben, last) => {
    const send = await connect(platform, platform);
    for (const payload of [...readStory(platform), ...readStory(platform)]) {
      expect((await send(payload)).status).toBe(200);
    }
    expect(await usersReport(platform)).toMatchObject({
      rows: [
        {
          userId: ben,
          user: "Ben Okafor",
          conversationsClosed: 1,
          avgResponseTime: 300,
          avgResolutionTime: 7200,
          avgLastAssignmentToCloseTime: last,
        },
      ],
    });
    expect(await stored.store.refused.counts(platform)).toMatchObject({ rejected: 0, conflicts: 0 });
  },
);

test.each(["chatwoot", "intercom"] as const)(
  "a webhook of %s that nobody signed is refused",
  async (platform) => {
    const send = await connect(platform, `unsigned-${platform}`);
    const [payload] = readStory(platform);
    expect((await send(payload, () => ({}))).status).toBe(401);
    expect(await stored.store.log.count(`unsigned-${platform}`)).toBe(0);
  },
);

test("a Chatwoot that cannot sign is let in by the secret in its address, and by no other", async () => {
  const send = await connect("chatwoot", "address");
  const [payload] = readStory("chatwoot");
  const unsigned: Sign = () => ({});
  expect((await send(payload, unsigned, "?secret=a+guess")).status).toBe(401);
  expect((await send(payload, unsigned, "?secret=a&secret=b")).status).toBe(401);
  expect((await send(payload, unsigned, `?secret=${encodeURIComponent(SECRET)}`)).status).toBe(200);
  expect(await stored.store.log.count("address")).toBe(2);
});
