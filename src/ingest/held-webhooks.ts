import type { Instant, Milliseconds } from "../domain/instant";
import type { Candidate } from "./candidate";
import type { Connector, Early } from "./connectors/connector";
import type { IngestResult } from "./ingest";
import { type ConversationsBeginning, readWebhook, refusal, type Webhook } from "./read-webhook";

/** How long a webhook is held for what it awaits. */
const PATIENCE: Milliseconds = 24 * 3_600_000;
/** However long a webhook is held already, it is tried at least so often. */
const LONGEST_PAUSE: Milliseconds = 5 * 60_000;
const SHORTEST_PAUSE: Milliseconds = 10_000;

const WEBHOOKS_AT_ONCE = 100;

/** A webhook to be held: what it awaits has not arrived. */
export interface HeldWebhook extends Omit<Webhook, "connector"> {
  readonly platform: string;
  readonly awaits: string;
}

/** A webhook as it is held. */
export interface KeptWebhook extends HeldWebhook {
  readonly key: string;
}

/** Where webhooks are held, durably; every call throws `database-unavailable`. */
export interface HeldWebhooks {
  /** Keeps the same one once. */
  keep(held: HeldWebhook): Promise<void>;
  /** Those whose next try is due, the longest due first. */
  due(now: Instant, limit: number): Promise<readonly KeptWebhook[]>;
  /** Those that may belong to one of these conversations. */
  awaiting(workspace: string, conversationIds: readonly string[]): Promise<readonly KeptWebhook[]>;
  postpone(tries: readonly { readonly key: string; readonly tryAt: Instant }[]): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}

/** What placing held webhooks needs. */
export interface WebhookPorts {
  readonly connectors: readonly Connector[];
  readonly conversationsBeginning: ConversationsBeginning;
  readonly ingest: (workspace: string, candidates: readonly Candidate[]) => Promise<IngestResult>;
  readonly held: HeldWebhooks;
}

/** What became of held webhooks. */
export interface Placement {
  /** Ingested. */
  readonly placed: number;
  /** What they await never came, and they are among the refused ones now. */
  readonly refused: number;
  /** What they may have awaited never came, and nobody misses them. */
  readonly dropped: number;
}

/** Tries every held webhook that is due, until none is or the signal says to stop. */
export async function placeDueWebhooks(
  ports: WebhookPorts,
  { now, signal }: { readonly now: Instant; readonly signal: AbortSignal },
): Promise<Placement> {
  let total: Placement = { placed: 0, refused: 0, dropped: 0 };
  while (!signal.aborted) {
    const held = await ports.held.due(now, WEBHOOKS_AT_ONCE);
    if (held.length === 0) break;
    const { placed, refused, dropped } = await placeWebhooks(ports, held, now);
    total = {
      placed: total.placed + placed,
      refused: total.refused + refused,
      dropped: total.dropped + dropped,
    };
  }
  return total;
}

/** Tries those that may belong to these conversations, of which something new is known. */
export async function placeAwaitingWebhooks(
  ports: WebhookPorts,
  news: { readonly workspace: string; readonly conversationIds: readonly string[] },
  now: Instant,
): Promise<void> {
  if (news.conversationIds.length === 0) return;
  await placeWebhooks(ports, await ports.held.awaiting(news.workspace, news.conversationIds), now);
}

/** What is to be done with a held webhook. */
type Step =
  | {
      readonly kind: "placed" | "refused";
      readonly held: KeptWebhook;
      readonly candidates: readonly Candidate[];
    }
  | { readonly kind: "dropped" | "early"; readonly held: KeptWebhook };

/**
 * Each is removed only after what it says is durable. A death in between, or another instance that does the
 * same, ingests it again, which makes no double: its events have the platform's own ids.
 */
async function placeWebhooks(
  ports: WebhookPorts,
  held: readonly KeptWebhook[],
  now: Instant,
): Promise<Placement> {
  const steps: Step[] = [];
  for (const one of held) steps.push(await stepOf(ports, one, now));
  for (const workspace of new Set(held.map((one) => one.workspace))) {
    const candidates = steps.flatMap((step) =>
      step.held.workspace === workspace && "candidates" in step ? step.candidates : [],
    );
    if (candidates.length > 0) await ports.ingest(workspace, candidates);
  }
  const early = steps.filter(({ kind }) => kind === "early");
  const done = steps.filter(({ kind }) => kind !== "early");
  await ports.held.remove(done.map((step) => step.held.key));
  await ports.held.postpone(early.map((step) => ({ key: step.held.key, tryAt: nextTry(step.held, now) })));
  const count = (kind: Step["kind"]) => steps.filter((step) => step.kind === kind).length;
  return { placed: count("placed"), refused: count("refused"), dropped: count("dropped") };
}

async function stepOf(ports: WebhookPorts, held: KeptWebhook, now: Instant): Promise<Step> {
  const connector = ports.connectors.find(({ platform }) => platform === held.platform);
  // Held by a version that knew the platform: another instance of it may still place this one.
  if (connector === undefined) return { kind: "early", held };
  const webhook = { ...held, connector };
  const reading = await readWebhook(webhook, ports.conversationsBeginning, now);
  if (reading.kind === "candidates") return { kind: "placed", held, candidates: reading.candidates };
  if (now - held.receivedAt < PATIENCE) return { kind: "early", held };
  if (!reading.isMissed) return { kind: "dropped", held };
  return { kind: "refused", held, candidates: refusal(webhook, [neverCame(reading)]).candidates };
}

function neverCame({ reason }: Early) {
  return {
    field: "(payload)",
    reason: `${reason}; nothing has come within 24 hours that tells. Either its conversation is older than the connection, or openings do not arrive`,
  };
}

/** A webhook waits again as long as it has waited, so that many that wait for long cost little. */
function nextTry({ receivedAt }: HeldWebhook, now: Instant): Instant {
  return now + Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, now - receivedAt));
}
