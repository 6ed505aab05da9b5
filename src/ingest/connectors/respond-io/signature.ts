import type { Verdict, WebhookRequest } from "../connector";
import { isSignedByOneOf } from "../hmac";

const SIGNATURE = "x-webhook-signature";

/** respond.io signs the body alone, without a timestamp. */
export function verifyRespondIo(request: WebhookRequest, secrets: readonly string[]): Verdict {
  const signature = request.headers[SIGNATURE];
  if (signature === undefined) return { kind: "forged", reason: `the header ${SIGNATURE} is missing` };
  if (isSignedByOneOf(secrets, { parts: [request.body], signature })) return { kind: "genuine" };
  return { kind: "forged", reason: "the signature is not one of this connection's signing keys" };
}
