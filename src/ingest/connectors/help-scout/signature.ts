import { createHmac, timingSafeEqual } from "node:crypto";
import type { Verdict, WebhookRequest } from "../connector";

const HEADER = "x-helpscout-signature";

/**
 * Help Scout signs the raw body with HMAC-SHA1, in base64. The scheme has no timestamp: a replay is genuine,
 * and harmless, since the ids of what it says are Help Scout's own.
 */
export function verifySignature(request: WebhookRequest, secrets: readonly string[]): Verdict {
  const given = request.headers[HEADER];
  if (given === undefined) return { kind: "forged", reason: "X-HelpScout-Signature is missing" };
  const signature = Buffer.from(given, "base64");
  const matches = secrets.map((secret) => {
    const expected = createHmac("sha1", secret).update(request.body).digest();
    // With an empty key anybody could sign.
    return secret !== "" && signature.length === expected.length && timingSafeEqual(signature, expected);
  });
  if (matches.includes(true)) return { kind: "genuine" };
  return {
    kind: "forged",
    reason: "X-HelpScout-Signature was not made with a secret of this connection, or the body was changed",
  };
}
