import type { JsonObject } from "../slack-stand-in/types";
import { signedHeaders } from "./signature";

/** How long Slack waits for the app, in milliseconds. */
export const ACKNOWLEDGE_WITHIN = 3_000;

export type Acknowledgement =
  | { readonly kind: "answered"; readonly body: string }
  | { readonly kind: "refused"; readonly status: number }
  | { readonly kind: "late" }
  | { readonly kind: "unreachable"; readonly reason: string };

/** Where the app listens, and the secret it checks signatures with. */
export interface Receiver {
  readonly url: () => string;
  readonly signingSecret: string;
  /** Milliseconds since 1970, of the real clock. */
  readonly now: () => number;
}

interface Sent {
  readonly body: string;
  readonly contentType: string;
}

/** Sends one signed request and waits as long as Slack would. */
async function send({ body, contentType }: Sent, receiver: Receiver): Promise<Acknowledgement> {
  try {
    const response = await fetch(receiver.url(), {
      method: "POST",
      headers: {
        "content-type": contentType,
        ...signedHeaders(body, receiver.signingSecret, receiver.now()),
      },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(ACKNOWLEDGE_WITHIN),
    });
    const text = await response.text();
    return response.ok ? { kind: "answered", body: text } : { kind: "refused", status: response.status };
  } catch (error) {
    if (nameOf(error) === "TimeoutError") return { kind: "late" };
    return { kind: "unreachable", reason: reasonOf(error) };
  }
}

function nameOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "name" in error ? error.name : undefined;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

/** Sends form fields, as slash commands come. */
export function sendForm(
  fields: Readonly<Record<string, string>>,
  receiver: Receiver,
): Promise<Acknowledgement> {
  return send(
    { body: new URLSearchParams(fields).toString(), contentType: "application/x-www-form-urlencoded" },
    receiver,
  );
}

/** Sends an interaction: JSON in the form field `payload`. */
export function sendInteraction(payload: JsonObject, receiver: Receiver): Promise<Acknowledgement> {
  return sendForm({ payload: JSON.stringify(payload) }, receiver);
}

/** Sends an event, as JSON. */
export function sendEvent(payload: JsonObject, receiver: Receiver): Promise<Acknowledgement> {
  return send({ body: JSON.stringify(payload), contentType: "application/json" }, receiver);
}

/** What went wrong, in words; null when the app acknowledged. */
export function describeFailure(what: string, acknowledgement: Acknowledgement): string | null {
  switch (acknowledgement.kind) {
    case "answered":
      return null;
    case "late":
      return `${what}: the app did not answer within 3 s.`;
    case "refused":
      return `${what}: the app answered with HTTP status ${acknowledgement.status} instead of 200.`;
    case "unreachable":
      return `${what}: the app cannot be reached (${acknowledgement.reason}).`;
  }
}
