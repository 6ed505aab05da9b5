import { createHash, timingSafeEqual } from "node:crypto";
import type { Instant } from "../../../domain/instant";
import type { Verdict, WebhookRequest } from "../connector";
import { isSignedInHexByOneOf } from "../hex-signature";

/** How far the signed timestamp may lie from now, both ways. */
const TOLERANCE_MS = 5 * 60_000;

/**
 * Chatwoot signs its timestamp, a dot and the raw body with HMAC-SHA256, in hexadecimal digits. Before
 * 4.11.2 it does not sign; then the address bears the secret, which says who sends, but not that the body
 * is as it was sent, nor when.
 */
export function verifyChatwoot(request: WebhookRequest, secrets: readonly string[], now: Instant): Verdict {
  const header = request.headers["x-chatwoot-signature"];
  if (header !== undefined) return verifySignature({ ...request, header }, secrets, now);
  if (request.addressSecret === undefined) {
    return forged("X-Chatwoot-Signature is missing, and so is the secret in the address");
  }
  if (isOneOf(secrets, request.addressSecret)) return { kind: "genuine" };
  return forged("the secret in the address is not one of this connection's");
}

function verifySignature(
  { headers, body, header }: WebhookRequest & { readonly header: string },
  secrets: readonly string[],
  now: Instant,
): Verdict {
  const timestamp = headers["x-chatwoot-timestamp"];
  if (timestamp === undefined) return forged("X-Chatwoot-Timestamp is missing");
  if (!isSignedInHexByOneOf(secrets, { algorithm: "sha256", parts: [timestamp, ".", body], header })) {
    return forged(
      "X-Chatwoot-Signature was not made with a secret of this connection, or the body was changed",
    );
  }
  const signedAt = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) * 1000 : Number.NaN;
  if (!(Math.abs(now - signedAt) <= TOLERANCE_MS)) {
    return forged("it was signed more than five minutes from now: too old, or a clock is wrong");
  }
  return { kind: "genuine" };
}

/** Compares hashes, which are of one length, in constant time. */
function isOneOf(secrets: readonly string[], claimed: string): boolean {
  const matches = secrets.map((secret) => secret !== "" && timingSafeEqual(hashed(secret), hashed(claimed)));
  return matches.includes(true);
}

const hashed = (text: string): Buffer => createHash("sha256").update(text).digest();

function forged(reason: string): Verdict {
  return { kind: "forged", reason };
}
