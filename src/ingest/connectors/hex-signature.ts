import { createHmac, timingSafeEqual } from "node:crypto";

export interface HexSignature {
  readonly algorithm: "sha1" | "sha256";
  /** What was signed, in this order, without anything between. */
  readonly parts: readonly (string | Buffer)[];
  /** As it came in the header: the algorithm's name, an equals sign, hexadecimal digits. */
  readonly header: string;
}

/**
 * Whether one of the secrets made the signature, as in `sha256=9f86…`. All are tried, each comparison in
 * constant time.
 */
export function isSignedInHexByOneOf(secrets: readonly string[], signature: HexSignature): boolean {
  const { algorithm, parts, header } = signature;
  const digits = header.startsWith(`${algorithm}=`) ? header.slice(algorithm.length + 1) : "";
  const claimed = /^(?:[0-9a-f]{2})*$/i.test(digits) ? Buffer.from(digits, "hex") : Buffer.alloc(0);
  const matches = secrets.map((secret) => {
    const hmac = createHmac(algorithm, secret);
    for (const part of parts) hmac.update(part);
    const expected = hmac.digest();
    // With an empty key anybody could sign.
    return secret !== "" && claimed.length === expected.length && timingSafeEqual(claimed, expected);
  });
  return matches.includes(true);
}
