import { createHmac } from "node:crypto";
import express from "express";
import { placeHeldWebhooks } from "../../jobs/place-held-webhooks";
import type { Conversation } from "../../src/domain/conversation";
import { answerNotFound, answerProblems, nameRequest } from "../../src/http/answer-problems";
import { listen } from "../../src/http/listen";
import { webhooksRoute } from "../../src/http/webhooks-route";
import { connectors } from "../../src/ingest/connectors";
import { placeDueWebhooks, type WebhookPorts } from "../../src/ingest/held-webhooks";
import { ingest } from "../../src/ingest/ingest";
import { createLogger } from "../../src/logging";
import { conversationOfDocument } from "../../src/storage/conversation-store";
import type { Store } from "../../src/storage/store";
import { describedFetch } from "./described-fetch";

/** The conversations of the story of contact 20450117. */
const storyConversations = ["respond-io:20450117:1793872800", "respond-io:20450117:1793880000"];

/** What the webhook was answered with; held to the description of the HTTP API. */
export interface WebhookAnswer {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly held: number;
  readonly ignored: readonly string[];
}

/** A connection in a workspace of its own. */
export interface RespondIoDesk {
  readonly workspace: string;
  /** Sends a webhook, signed, at the clock's time. */
  deliver(payload: unknown): Promise<WebhookAnswer>;
  conversations(): Promise<(Conversation | null)[]>;
}

/** The route of webhooks over HTTP and the job, on a store, with a clock of the test's own. */
export interface RespondIoDesks {
  clock: number;
  readonly ports: WebhookPorts;
  readonly logged: string[];
  open(): Promise<RespondIoDesk>;
  /** Runs the job once, with other ports where a fault is wanted. */
  runJob(ports?: WebhookPorts): Promise<void>;
  close(): Promise<void>;
}

export async function openRespondIoDesks(store: Store): Promise<RespondIoDesks> {
  const logged: string[] = [];
  const log = createLogger("info", { write: (line) => void logged.push(line) });
  const ports: WebhookPorts = {
    connectors,
    held: store.heldWebhooks,
    conversationsBeginning: (workspace, beginning) => store.conversations.beginning(workspace, beginning),
    ingest: (workspace, candidates) => ingest(store.ingest, { workspace, candidates }, desks.clock),
  };
  const route = webhooksRoute({
    log,
    now: () => desks.clock,
    limits: { requestsAMinute: 1_000_000, requestsAtOnce: 50 },
    webhooks: ports,
    findConnection: async (wanted, at) => {
      const found = await store.connections.find(wanted, at);
      return found && { ...found.connection, secrets: found.secrets, noteReceipt: async () => undefined };
    },
  });
  const app = express().use(nameRequest, route, answerNotFound, answerProblems(log));
  const listening = await listen(app, { port: 0, host: "127.0.0.1" });
  let opened = 0;
  const desks: RespondIoDesks = {
    clock: Date.parse("2026-11-20T10:00:00Z"),
    ports,
    logged,
    open: async () => {
      opened += 1;
      return openDesk(store, `desk-${opened}`, `http://127.0.0.1:${listening.port}`);
    },
    runJob: (others = ports) =>
      placeHeldWebhooks.run(
        { store, log, slack: null, placeHeldWebhooks: (run) => placeDueWebhooks(others, run) },
        { now: desks.clock, signal: new AbortController().signal },
      ),
    close: () => listening.stop(1_000),
  };
  return desks;
}

/** A desk whose webhooks go to the server at this address. */
export async function openDesk(store: Store, workspace: string, address: string): Promise<RespondIoDesk> {
  const secret = "the signing key of the webhook";
  const { id } = await store.connections.create({ workspace, platform: "respond-io", secret }, 0);
  return {
    workspace,
    deliver: async (payload) => {
      const body = JSON.stringify(payload);
      const signature = createHmac("sha256", secret).update(body).digest("base64");
      const headers = { "content-type": "application/json", "x-webhook-signature": signature };
      const url = `${address}/webhooks/respond-io/${id}`;
      const response = await describedFetch(url, { method: "POST", headers, body });
      if (response.status !== 200) throw new Error(`Answered with ${response.status}`);
      return response.json();
    },
    conversations: async () => {
      const documents = await store.conversations.read(workspace, storyConversations);
      return storyConversations.map((one) => {
        const document = documents.get(one);
        return document === undefined ? null : conversationOfDocument(document);
      });
    },
  };
}
