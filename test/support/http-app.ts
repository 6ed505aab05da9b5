import type { HttpDependencies } from "../../src/http/app";
import type { HelpDeskDependencies } from "../../src/http/help-desk/routes";
import { createMetrics } from "../../src/http/metrics";
import type { WebhookPorts } from "../../src/ingest/held-webhooks";
import { createLogger } from "../../src/logging";
import { memorySource } from "./memory-source";

/** What the HTTP app needs, of an instance without anything in it: no token lets anybody in. */
export function emptyHttpDependencies(): HttpDependencies {
  return {
    log: createLogger("silent", { write: () => undefined }),
    metrics: createMetrics({
      pendingBatches: async () => 0,
      waitingConversations: async () => 0,
      dueDeliveries: async () => 0,
      heldWebhooks: async () => 0,
      underivedEvents: async () => 0,
    }),
    now: () => Date.parse("2026-11-01T00:00:00Z"),
    limits: { requestsAMinute: 1, requestsAtOnce: 1 },
    webhooks: emptyWebhooks(),
    findConnection: async () => null,
    authenticate: async () => undefined,
    ingest: () => Promise.reject(new Error("not asked")),
    readiness: async () => ({ isReady: true }),
    helpDesk: emptyHelpDesk(),
    openApi: "{}",
    listeners: {},
    serveChart: null,
  };
}

function emptyWebhooks(): WebhookPorts {
  return {
    connectors: [],
    conversationsBeginning: async () => [],
    ingest: () => Promise.reject(new Error("not asked")),
    held: {
      keep: async () => undefined,
      due: async () => [],
      awaiting: async () => [],
      postpone: async () => undefined,
      remove: async () => undefined,
    },
  };
}

function emptyHelpDesk(): HelpDeskDependencies {
  return {
    source: memorySource([]),
    ids: { numbers: async () => new Map() },
    facts: { inboxes: async () => [], tags: async () => [], contactsHelped: async () => 0 },
    tokens: { secret: "a secret", authenticate: async () => undefined, whileValid: async () => undefined },
    publicUrl: null,
    limits: { requestsAMinute: 100, requestsAtOnce: 10, tokensAMinute: 100 },
  };
}
