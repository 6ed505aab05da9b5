import { intercom } from "../../src/ingest/connectors/intercom";
import { changed, eventsOf, readDelivery, typeOf } from "./connector-story";

export const aisha = "intercom:814701";
export const ben = "intercom:814702";
export const nora = "intercom:6730c0ffee42aa0012345678";
export const inConversation = { conversationId: "intercom:215470000318" };
export const item = "data.item";
export const firstPart = `${item}.conversation_parts.conversation_parts.0`;
export const read = (name: string) => readDelivery("intercom", name);
export const translated = (name: string, changes: Readonly<Record<string, unknown>> = {}) =>
  eventsOf(intercom, changed(read(name), changes));
export const instant = (time: string) => `2026-11-05T${time}.000Z`;

export const beginning = [
  {
    id: "intercom:215470000318:opened",
    type: "conversation.opened",
    at: instant("10:00:00"),
    ...inConversation,
    contact: { id: nora },
    by: { kind: "contact", id: nora },
    channel: "chat",
  },
  {
    id: "intercom:215470000318:first-message",
    type: "message.received",
    at: instant("10:00:00"),
    ...inConversation,
  },
  {
    id: expect.stringMatching(/^intercom:contact:6730c0ffee42aa0012345678:2026-11-05:[0-9a-f]{16}$/),
    type: "contact.upserted",
    at: "2026-11-05T00:00:00.000Z",
    contact: { id: nora, name: "Nora Lindqvist" },
  },
];

/** What a delivery says beyond how the conversation began, which every one repeats. */
export const told = (name: string, changes: Readonly<Record<string, unknown>> = {}) => {
  const events = translated(name, changes);
  expect(events.slice(0, 3)).toEqual(beginning);
  return events.slice(3);
};

/** Without what is told of people. */
export const happened = (name: string, changes: Readonly<Record<string, unknown>> = {}) =>
  told(name, changes).filter((event) => typeOf(event) !== "user.upserted");
