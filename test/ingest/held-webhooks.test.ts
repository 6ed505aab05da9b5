import type { Connector } from "../../src/ingest/connectors/connector";
import {
  type KeptWebhook,
  placeAwaitingWebhooks,
  placeDueWebhooks,
  type WebhookPorts,
} from "../../src/ingest/held-webhooks";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A platform whose every webhook is early until its conversation `a:1` is known. */
const connector: Connector = {
  platform: "respond-io",
  title: "Example",
  secretFrom: "caseboard",
  verify: () => ({ kind: "genuine" }),
  conversationsInQuestion: () => "a:",
  translate: (payload) =>
    payload === "early"
      ? { kind: "early", awaits: "a:", reason: "not yet", isMissed: true }
      : { kind: "events", events: [{ id: payload }], ignored: [] },
};

function keptOf(bodies: readonly string[], platform = "respond-io"): KeptWebhook[] {
  return bodies.map((text, index) => ({
    key: `k${index}`,
    workspace: "acme",
    platform,
    connection: "c",
    body: JSON.stringify(text),
    awaits: "a:",
    receivedAt: 0,
  }));
}

/** Holds these in memory, and notes what is done with them. */
function holding(held: readonly KeptWebhook[]) {
  const left = new Map(held.map((one) => [one.key, { ...one, tryAt: one.receivedAt }]));
  const batches: number[] = [];
  const ports: WebhookPorts = {
    connectors: [connector],
    conversationsBeginning: async () => [],
    ingest: async (_workspace, candidates) => {
      batches.push(candidates.length);
      return { accepted: candidates.length, duplicates: 0, conflicts: [], rejected: [] };
    },
    held: {
      keep: async () => undefined,
      due: async (now, limit) => [...left.values()].filter(({ tryAt }) => tryAt <= now).slice(0, limit),
      awaiting: async () => [...left.values()],
      postpone: async (tries) => {
        for (const { key, tryAt } of tries) {
          const one = left.get(key);
          if (one !== undefined) left.set(key, { ...one, tryAt });
        }
      },
      remove: async (keys) => {
        for (const key of keys) left.delete(key);
      },
    },
  };
  return { ports, left, batches };
}

const going = () => new AbortController().signal;

test("what stays early waits again as long as it has waited, between ten seconds and five minutes", async () => {
  const { ports, left } = holding(keptOf(["early"]));
  const next: (number | undefined)[] = [];
  for (const now of [0, 25 * SECOND, 4 * MINUTE, 60 * MINUTE]) {
    await placeDueWebhooks(ports, { now, signal: going() });
    next.push((left.get("k0")?.tryAt ?? 0) - now);
  }
  expect(next).toEqual([10 * SECOND, 25 * SECOND, 4 * MINUTE, 5 * MINUTE]);
});

test("everything that is due is tried in one run, a hundred at once, however much stays early", async () => {
  const { ports, left, batches } = holding(
    keptOf(Array.from({ length: 250 }, (_, index) => (index % 2 === 0 ? "early" : `e${index}`))),
  );
  const placement = await placeDueWebhooks(ports, { now: 0, signal: going() });
  expect(placement).toEqual({ placed: 125, refused: 0, dropped: 0 });
  expect(batches).toEqual([50, 50, 25]);
  expect(left.size).toBe(125);
});

test("a run that is to stop begins nothing new", async () => {
  const { ports, left } = holding(keptOf(["e1"]));
  const stopping = new AbortController();
  stopping.abort();
  await placeDueWebhooks(ports, { now: 0, signal: stopping.signal });
  expect(left.size).toBe(1);
});

test("of a platform that this version does not know nothing is lost", async () => {
  const { ports, left } = holding(keptOf(["e1"], "another"));
  await placeDueWebhooks(ports, { now: 48 * 60 * MINUTE, signal: going() });
  expect([...left.keys()]).toEqual(["k0"]);
});

test("news of no conversation asks for nothing", async () => {
  const { ports } = holding([]);
  const asked = { ...ports, held: { ...ports.held, awaiting: () => Promise.reject(new Error("asked")) } };
  await placeAwaitingWebhooks(asked, { workspace: "acme", conversationIds: [] }, 0);
  const news = { workspace: "acme", conversationIds: ["a:1"] };
  await expect(placeAwaitingWebhooks(asked, news, 0)).rejects.toThrow("asked");
});
