import type { Connector, Verdict, WebhookRequest } from "./connector";
import { isSignedInHexByOneOf } from "./hex-signature";
import { readConversation } from "./intercom/conversation";
import { conversationSchema, notificationSchema } from "./intercom/schema";
import { ignored, readAs } from "./translation";

/** Webhooks of an Intercom app, API version 2.0 or later; see docs/connectors/intercom.md. */
export const intercom: Connector = {
  platform: "intercom",
  title: "Intercom",
  secretFrom: "platform",
  verify: verifyIntercom,
  translate: (payload) =>
    readAs(notificationSchema, payload, ({ topic, data }) => {
      if (topic === "conversation.deleted") return ignored(`${topic}: what happened before stays counted`);
      if (data.item.type !== "conversation") return ignored(`${topic}: not about a conversation`);
      return readAs(conversationSchema, data.item, (conversation) => {
        const { events, ignored } = readConversation(conversation);
        if (events.length + ignored.length > 0) return { kind: "events", events, ignored };
        return { kind: "events", events, ignored: [`${topic}: names no contact, and nothing that counts`] };
      });
    }),
};

/**
 * Intercom signs the raw body with HMAC-SHA1, in hexadecimal digits; the key is the app's client secret.
 * The scheme has no timestamp: a replay is genuine, and harmless, since the ids of what it says are
 * Intercom's own.
 */
function verifyIntercom(request: WebhookRequest, secrets: readonly string[]): Verdict {
  const header = request.headers["x-hub-signature"];
  if (header === undefined) return { kind: "forged", reason: "X-Hub-Signature is missing" };
  if (isSignedInHexByOneOf(secrets, { algorithm: "sha1", parts: [request.body], header })) {
    return { kind: "genuine" };
  }
  const reason = "X-Hub-Signature was not made with a secret of this connection, or the body was changed";
  return { kind: "forged", reason };
}
