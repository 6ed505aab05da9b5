import type { Instant } from "../domain/instant";

const MINUTE = 60_000;
const WAITING_FOR = 5 * MINUTE;

/** Somebody who has just written and waits for a first answer, so that an alert set up in the demo has something to tell. */
export function waitingConversation(now: Instant): readonly object[] {
  const at = (after: number) => new Date(now - WAITING_FOR + after).toISOString();
  const conversationId = "sample-waiting";
  const contact = { id: "sample-contact", name: "Ingrid Holm" };
  const by = { kind: "contact", ...contact };
  return [
    { type: "conversation.opened", at: at(0), contact, by, channel: "chat", topic: "Billing" },
    { type: "message.received", at: at(1_000) },
    { type: "conversation.assigned", at: at(20_000), to: "u9", source: "workflow", by: { kind: "workflow" } },
  ].map((event, index) => ({ ...event, id: `${conversationId}-${index}`, conversationId }));
}
