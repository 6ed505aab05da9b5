import type { Conversation } from "../domain/conversation";
import type { Instant } from "../domain/instant";
import { type Candidate, candidatesOf } from "./candidate";
import type { Connector, Early, Translation } from "./connectors/connector";

/** A genuine webhook, whenever it came. */
export interface Webhook {
  readonly connector: Connector;
  readonly workspace: string;
  /** The id of the connection that it came by. */
  readonly connection: string;
  readonly body: string;
  /** When it came first. */
  readonly receivedAt: Instant;
}

/** What a webhook says, for ingesting, or that it is too early to tell. */
export type WebhookReading =
  | {
      readonly kind: "candidates";
      readonly candidates: readonly Candidate[];
      /** Why something gave no event. */
      readonly ignored: readonly string[];
    }
  | Early;

/** The workspace's conversations whose ids begin so. */
export type ConversationsBeginning = (
  workspace: string,
  beginning: string,
) => Promise<readonly Conversation[]>;

/** Reads a webhook by what has arrived so far; what cannot be read becomes a candidate for the refused ones. */
export async function readWebhook(
  webhook: Webhook,
  conversationsBeginning: ConversationsBeginning,
  now: Instant,
): Promise<WebhookReading> {
  const { body } = webhook;
  let payload: unknown;
  try {
    payload = JSON.parse(body);
  } catch {
    return refusal(webhook, [{ field: "body", reason: "is not JSON" }]);
  }
  const translation = await translate(webhook, payload, conversationsBeginning, now);
  if (translation.kind === "early") return translation;
  if (translation.kind === "unreadable") return refusal(webhook, translation.problems);
  const { events, ignored } = translation;
  const origin = originOf(webhook);
  return {
    kind: "candidates",
    candidates: candidatesOf(events, origin),
    ignored,
  };
}

/** The webhook as a candidate that is refused with these problems, and kept so. */
export function refusal(
  webhook: Webhook,
  problems: Extract<Candidate, { kind: "unreadable" }>["problems"],
): Extract<WebhookReading, { kind: "candidates" }> {
  const candidate = { kind: "unreadable", text: webhook.body, problems, origin: originOf(webhook) } as const;
  return { kind: "candidates", candidates: [candidate], ignored: [] };
}

async function translate(
  { connector, workspace, receivedAt }: Webhook,
  payload: unknown,
  conversationsBeginning: ConversationsBeginning,
  now: Instant,
): Promise<Translation> {
  const beginning = connector.conversationsInQuestion?.(payload) ?? null;
  if (beginning === null) return connector.translate(payload);
  const conversations = await conversationsBeginning(workspace, beginning);
  return connector.translate(payload, { conversations, receivedAt, now });
}

function originOf({ connector, connection }: Webhook): string {
  return `webhook of ${connector.title}, connection ${connection}`;
}
