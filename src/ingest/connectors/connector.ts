import type { Conversation } from "../../domain/conversation";
import type { FieldProblem } from "../../domain/events";
import type { Instant } from "../../domain/instant";

/** The platforms that can be connected, by their names in addresses and on the command line. */
export const platforms = ["respond-io", "help-scout", "chatwoot", "intercom", "zendesk"] as const;
export type Platform = (typeof platforms)[number];

/** A webhook as it came over HTTP: signatures are over the raw bytes. */
export interface WebhookRequest {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** `secret` of the address's query: all that a platform has which cannot sign. */
  readonly addressSecret?: string;
}

/** Whether the platform itself sent it. */
export type Verdict =
  | { readonly kind: "genuine" }
  /** What is wrong, for the operator's log; the sender is told no more than that it is refused. */
  | { readonly kind: "forged"; readonly reason: string };

/** What one delivery says in Caseboard's terms. */
export type Translation =
  /** Values of the event contract; `ignored` says in words what of the delivery gave none, and why. */
  | { readonly kind: "events"; readonly events: readonly object[]; readonly ignored: readonly string[] }
  /** Genuine, but not of the shape that the platform documents. */
  | { readonly kind: "unreadable"; readonly problems: readonly FieldProblem[] }
  | Early;

/** Genuine, but what must be known to tell to which conversation it belongs has not arrived yet. */
export interface Early {
  readonly kind: "early";
  /** How the ids of the conversations begin that it may belong to. */
  readonly awaits: string;
  /** What is missing, for the operator who finds it among the refused events because it never came. */
  readonly reason: string;
  /** False for what may well belong to no conversation: nobody misses it where none comes. */
  readonly isMissed: boolean;
}

/** What is known when a delivery is translated whose payload does not name its conversation. */
export interface Known {
  /** The conversations in question that have arrived so far. */
  readonly conversations: readonly Conversation[];
  /** When the delivery came first. */
  readonly receivedAt: Instant;
  /** The same at first, later where it had to wait. */
  readonly now: Instant;
}

/** A platform's way to tell what happens to conversations. Pure: the clock and the secrets come in. */
export interface Connector {
  readonly platform: Platform;
  /** Its name as people write it. */
  readonly title: string;
  /** Who makes the secret that signs: some platforms take ours, others show theirs once the address is entered. */
  readonly secretFrom: "caseboard" | "platform";
  /** Checks the signature against each secret that is valid now: two while one is being replaced. */
  verify(request: WebhookRequest, secrets: readonly string[], now: Instant): Verdict;
  /**
   * Only of a platform whose messages do not name their conversation: how the ids of those begin among which
   * it is, for `translate` to choose from. Null where the payload names its own.
   */
  readonly conversationsInQuestion?: (payload: unknown) => string | null;
  /** Of the body, read as JSON; `known` is given where conversations are in question. */
  translate(payload: unknown, known?: Known): Translation;
}
