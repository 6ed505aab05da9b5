import { chatwoot } from "../../src/ingest/connectors/chatwoot";
import { changed, eventsOf, readDelivery } from "./connector-story";

export const aisha = "chatwoot:41";
export const ben = "chatwoot:42";
export const inConversation = { conversationId: "chatwoot:318" };
export const read = (name: string) => readDelivery("chatwoot", name);
export const translated = (name: string, changes: Readonly<Record<string, unknown>> = {}) =>
  eventsOf(chatwoot, changed(read(name), changes));

export const opened = {
  id: "chatwoot:conversation:318:opened",
  type: "conversation.opened",
  at: "2026-11-05T10:00:00.000Z",
  ...inConversation,
  contact: { id: "chatwoot:9021" },
  by: { kind: "system" },
  inboxId: "chatwoot:3",
  channel: "chat",
};
export const contactNamed = {
  id: expect.stringMatching(/^chatwoot:contact:9021:2026-11-05:[0-9a-f]{16}$/),
  type: "contact.upserted",
  at: "2026-11-05T00:00:00.000Z",
  contact: { id: "chatwoot:9021", name: "Nora Lindqvist" },
};

/** What a delivery says beyond the opening and the contact's name, which every one repeats. */
export const told = (name: string, changes: Readonly<Record<string, unknown>> = {}) => {
  const [first, second, ...rest] = translated(name, changes);
  expect([first, second]).toEqual([opened, contactNamed]);
  return rest;
};
