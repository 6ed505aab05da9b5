import { createHmac } from "node:crypto";

/** Slack's `v0` signature of a raw body, and the time that it signs (seconds since 1970). */
export function signedHeaders(body: string, signingSecret: string, now: number): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const digest = createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": timestamp, "x-slack-signature": `v0=${digest}` };
}
