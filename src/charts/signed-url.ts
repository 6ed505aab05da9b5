import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Tokens of the form `ID.EXPIRY.SIGNATURE` for `GET /charts/TOKEN.png`: the id of a stored chart, when
 * it expires (seconds since 1970, base 36), and an HMAC-SHA256 over both. Only who knows the secret can
 * make one, so an address cannot be guessed or prolonged.
 */

const MINIMUM_SECRET_LENGTH = 32;
const ID = /^[A-Za-z0-9_-]{1,64}$/;
const TOKEN = /^([A-Za-z0-9_-]{1,64})\.([0-9a-z]{1,11})\.([A-Za-z0-9_-]{43})$/;
/** Keeps these signatures apart from anything else that the same secret may sign. */
const PURPOSE = "caseboard chart image v1";

/** `code` is `CHART_TOKEN_INVALID`; the message says what to give instead. */
export class ChartTokenError extends Error {
  readonly code = "CHART_TOKEN_INVALID";
}

export type CheckedToken =
  | { readonly kind: "valid"; readonly id: string; readonly expiresAt: Date }
  | { readonly kind: "expired" }
  | { readonly kind: "invalid" };

/** A token for the stored chart `id`, valid until `expiresAt` (cut to whole seconds). */
export function signChartToken(id: string, expiresAt: Date, secret: string): string {
  const seconds = Math.floor(expiresAt.getTime() / 1_000);
  if (!ID.test(id)) {
    throw new ChartTokenError("A chart's id has 1 to 64 letters, digits, - or _; the store gave another.");
  }
  if (!Number.isInteger(seconds) || seconds <= 0) {
    throw new ChartTokenError("A chart's expiry must be an instant after 1970.");
  }
  const expiry = seconds.toString(36);
  return `${id}.${expiry}.${signature(id, expiry, secret).toString("base64url")}`;
}

/** Whether the token was made with this secret and is still valid at `now`; the comparison takes constant time. */
export function checkChartToken(token: string, now: Date, secret: string): CheckedToken {
  const [, id, expiry, given] = TOKEN.exec(token) ?? [];
  if (id === undefined || expiry === undefined || given === undefined) {
    return { kind: "invalid" };
  }
  const expected = signature(id, expiry, secret);
  const decoded = Buffer.from(given, "base64url");
  const isExact = decoded.toString("base64url") === given;
  if (!isExact || decoded.length !== expected.length || !timingSafeEqual(decoded, expected)) {
    return { kind: "invalid" };
  }
  const expiresAt = new Date(Number.parseInt(expiry, 36) * 1_000);
  return now < expiresAt ? { kind: "valid", id, expiresAt } : { kind: "expired" };
}

function signature(id: string, expiry: string, secret: string): Buffer {
  if (secret.length < MINIMUM_SECRET_LENGTH) {
    throw new ChartTokenError(
      `The secret for chart addresses needs at least ${MINIMUM_SECRET_LENGTH} characters, it has ${secret.length}.`,
    );
  }
  return createHmac("sha256", secret).update(`${PURPOSE}\n${id}\n${expiry}`).digest();
}
