import { z } from "zod";
import type { Candidate } from "./candidate";
import { placeAwaitingWebhooks, type WebhookPorts } from "./held-webhooks";
import type { IngestResult } from "./ingest";
import { readWebhook, type Webhook } from "./read-webhook";

/** What became of a webhook: of its events, or of itself. */
export interface WebhookResult extends IngestResult {
  /** 1 where the webhook itself is held, because what it belongs to has not arrived. */
  readonly held: 0 | 1;
  /** Why something gave no event. */
  readonly ignored: readonly string[];
}

const nothing: IngestResult = { accepted: 0, duplicates: 0, conflicts: [], rejected: [] };

/**
 * Stores what a webhook that has just come says, or the webhook itself for later. All of it is durable when
 * this answers; when it throws, sending the same again is safe.
 */
export async function takeWebhook(ports: WebhookPorts, webhook: Webhook): Promise<WebhookResult> {
  const { connector, ...kept } = webhook;
  const { workspace, receivedAt: now } = webhook;
  const reading = await readWebhook(webhook, ports.conversationsBeginning, now);
  if (reading.kind === "early") {
    await ports.held.keep({ ...kept, platform: connector.platform, awaits: reading.awaits });
    return { ...nothing, held: 1, ignored: [] };
  }
  const { candidates, ignored } = reading;
  const result = candidates.length === 0 ? nothing : await ports.ingest(workspace, candidates);
  if (connector.conversationsInQuestion !== undefined) {
    const conversationIds = conversationsToldOf(candidates);
    await placeAwaitingWebhooks(ports, { workspace, conversationIds }, now);
  }
  return { ...result, held: 0, ignored };
}

const conversationEvent = z.object({
  type: z.enum(["conversation.opened", "conversation.closed"]),
  conversationId: z.string(),
});

/** The conversations of which an opening or a closing is told: what decides where messages belong. */
function conversationsToldOf(candidates: readonly Candidate[]): readonly string[] {
  const ids = candidates.flatMap((candidate) => {
    const event = conversationEvent.safeParse(candidate.kind === "value" ? candidate.value : null);
    return event.success ? [event.data.conversationId] : [];
  });
  return [...new Set(ids)];
}
