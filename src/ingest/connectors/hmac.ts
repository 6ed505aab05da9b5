import { createHmac, timingSafeEqual } from "node:crypto";

export interface SignedBytes {
  /** What was signed, in this order, without anything between. */
  readonly parts: readonly (string | Buffer)[];
  /** The signature that came along: base64 of an HMAC-SHA256. */
  readonly signature: string;
}

/**
 * Whether one of the secrets made the signature. All are tried, each comparison in constant time, so that
 * the time taken tells neither how much of it was right nor which secret it was.
 */
export function isSignedByOneOf(secrets: readonly string[], signed: SignedBytes): boolean {
  const claimed = Buffer.from(signed.signature, "base64");
  return secrets.map((secret) => isSignedBy(secret, signed.parts, claimed)).includes(true);
}

function isSignedBy(secret: string, parts: SignedBytes["parts"], claimed: Buffer): boolean {
  // An empty key would let anybody sign.
  if (secret === "") return false;
  const hmac = createHmac("sha256", secret);
  for (const part of parts) hmac.update(part);
  const expected = hmac.digest();
  return claimed.length === expected.length && timingSafeEqual(claimed, expected);
}
