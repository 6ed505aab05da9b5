import type { Instant } from "../../../domain/instant";
import type { Verdict, WebhookRequest } from "../connector";
import { isSignedByOneOf } from "../hmac";
import { readDateTime } from "./date-time";

/** How far the signature's own timestamp may lie from now, both ways. */
const TOLERANCE_MS = 5 * 60_000;

const SIGNATURE = "x-zendesk-webhook-signature";
const TIMESTAMP = "x-zendesk-webhook-signature-timestamp";

/** Zendesk signs its timestamp header and the body, one right after the other. */
export function verifyZendesk(request: WebhookRequest, secrets: readonly string[], now: Instant): Verdict {
  const signature = request.headers[SIGNATURE];
  const timestamp = request.headers[TIMESTAMP];
  if (signature === undefined) return forged(`the header ${SIGNATURE} is missing`);
  if (timestamp === undefined) return forged(`the header ${TIMESTAMP} is missing`);
  if (!isSignedByOneOf(secrets, { parts: [timestamp, request.body], signature })) {
    return forged("the signature is not one of this connection's secrets");
  }
  const signedAt = readDateTime(timestamp);
  if (signedAt === undefined) return forged(`the header ${TIMESTAMP} is not a date-time`);
  if (Math.abs(now - signedAt) > TOLERANCE_MS) {
    return forged("it was signed more than five minutes from now: too old, or a clock is wrong");
  }
  return { kind: "genuine" };
}

function forged(reason: string): Verdict {
  return { kind: "forged", reason };
}
