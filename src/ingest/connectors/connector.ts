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
  | { readonly kind: "unreadable"; readonly problems: readonly FieldProblem[] };

/** A platform's way to tell what happens to conversations. Pure: the clock and the secrets come in. */
export interface Connector {
  readonly platform: Platform;
  /** Its name as people write it. */
  readonly title: string;
  /** Checks the signature against each secret that is valid now: two while one is being replaced. */
  verify(request: WebhookRequest, secrets: readonly string[], now: Instant): Verdict;
  /** Of the body, read as JSON. */
  translate(payload: unknown): Translation;
}
