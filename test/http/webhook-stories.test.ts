import { createHmac } from "node:crypto";
import express from "express";
import type { Conversation } from "../../src/domain/conversation";
import { answerNotFound, answerProblems, nameRequest } from "../../src/http/answer-problems";
import { type Listening, listen } from "../../src/http/listen";
import { webhooksRoute } from "../../src/http/webhooks-route";
import { connectors } from "../../src/ingest/connectors";
import type { Platform } from "../../src/ingest/connectors/connector";
import { ingest } from "../../src/ingest/ingest";
import { createLogger } from "../../src/logging";
import { conversationOfDocument } from "../../src/storage/conversation-store";
import { readStory } from "../support/connector-story";
import { type TestStore, testStore } from "../support/store";

const NOW = Date.parse("2026-11-20T10:00:00Z");
const SECRET = "the connection's secret";

let stored: TestStore;
let listening: Listening;

beforeAll(async () => {
  stored = await testStore();
  const { store } = stored;
  const log = createLogger("silent", { write: () => undefined });
  const route = webhooksRoute({
    log,
    now: () => NOW,
    limits: { requestsAMinute: 100, requestsAtOnce: 5 },
    findConnection: async (wanted) => ({
      id: wanted.id,
      workspace: wanted.id,
      secrets: [SECRET],
      noteReceipt: async () => undefined,
    }),
    webhooks: {
      connectors,
      held: store.heldWebhooks,
      conversationsBeginning: (workspace, beginning) => store.conversations.beginning(workspace, beginning),
      ingest: (workspace, candidates) => ingest(store.ingest, { workspace, candidates }, NOW),
    },
  });
  const app = express().use(nameRequest, route, answerNotFound, answerProblems(log));
  listening = await listen(app, { port: 0, host: "127.0.0.1" });
});

afterAll(async () => {
  await listening.stop(1_000);
  await stored.close();
});

function hmac(...parts: readonly string[]): string {
  return createHmac("sha256", SECRET).update(parts.join("")).digest("base64");
}

/** The headers with which the platform itself sends the body. */
const signed = {
  "respond-io": (body: string) => ({ "x-webhook-signature": hmac(body) }),
  zendesk: (body: string) => {
    const timestamp = "2026-11-20T09:59:00Z";
    return {
      "x-zendesk-webhook-signature": hmac(timestamp, body),
      "x-zendesk-webhook-signature-timestamp": timestamp,
    };
  },
} as const satisfies Partial<Record<Platform, (body: string) => Record<string, string>>>;

async function deliver(platform: keyof typeof signed, payloads: readonly unknown[]): Promise<void> {
  for (const payload of payloads) {
    const body = JSON.stringify(payload);
    const address = `http://127.0.0.1:${listening.port}/webhooks/${platform}/desk-${platform}`;
    const response = await fetch(address, { method: "POST", headers: signed[platform](body), body });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ rejected: 0 });
  }
}

async function conversation(workspace: string, id: string): Promise<Conversation | null | undefined> {
  const documents = await stored.store.conversations.read(workspace, [id]);
  const document = documents.get(id);
  return document && conversationOfDocument(document);
}

test("respond.io's messages find the conversation that was open at their time", async () => {
  await deliver("respond-io", readStory("respond-io"));
  await deliver("respond-io", readStory("respond-io"));
  const workspace = "desk-respond-io";
  const replies = async (id: string) =>
    (await conversation(workspace, id))?.memberMessages.map(({ at }) =>
      new Date(at).toISOString().slice(11, 16),
    );
  expect(await replies("respond-io:20450117:1793872800")).toEqual(["10:12", "10:50"]);
  expect(await replies("respond-io:20450117:1793880000")).toEqual(["12:20"]);
  // Another contact's conversations, whose number only begins alike, are not in question.
  expect(await stored.store.conversations.beginning(workspace, "respond-io:2045:")).toEqual([]);
});

test("Zendesk's story is one conversation, closed in the end by whoever solved it last", async () => {
  await deliver("zendesk", readStory("zendesk"));
  expect(await conversation("desk-zendesk", "zendesk:48213")).toMatchObject({
    closing: { at: Date.parse("2026-11-05T12:30:00Z"), by: { id: "zendesk:370100000001" } },
    ratings: [{ score: 5 }],
    tags: ["hardware"],
  });
});

test("conversations are found by the beginning of their ids, the latest first, without the waiting ones", async () => {
  const opened = (id: string, at: string) => ({
    id: `opened ${id}`,
    type: "conversation.opened",
    at,
    conversationId: id,
    contact: { id: "k" },
    by: { kind: "contact" },
  });
  const events = [
    opened("a:1", "2026-11-01T10:00:00Z"),
    opened("a:2", "2026-11-02T10:00:00Z"),
    opened("ab:3", "2026-11-03T10:00:00Z"),
    { id: "m", type: "message.received", at: "2026-11-04T10:00:00Z", conversationId: "a:4" },
  ];
  const candidates = events.map((value) => ({ kind: "value", value, text: null, origin: "a test" }) as const);
  await ingest(stored.store.ingest, { workspace: "beginnings", candidates }, NOW);
  const found = await stored.store.conversations.beginning("beginnings", "a:");
  expect(found.map(({ id }) => id)).toEqual(["a:2", "a:1"]);
  expect(await stored.store.conversations.beginning("elsewhere", "a:")).toEqual([]);
});
