import type { Connector, Known, Translation } from "./connector";
import { conversationsOf, translateClosed, translateOpened } from "./respond-io/conversation";
import { translateReceived, translateSent } from "./respond-io/message";
import {
  closedSchema,
  contactCreatedSchema,
  contactSchema,
  envelopeSchema,
  messageSchema,
  openedSchema,
} from "./respond-io/payload";
import { contactNamed, membersNamed } from "./respond-io/people";
import { verifyRespondIo } from "./respond-io/signature";
import { ignored, readAs, told } from "./translation";

/** What respond.io tells of these events without the time of it, so that it cannot be placed in a report. */
const withoutTime: ReadonlyMap<string, string> = new Map([
  ["contact.assignee.updated", "an assignment comes without its time and without who made it"],
  ["contact.tag.updated", "a tag comes without the time of its change, and belongs to the contact"],
  ["comment.created", "a comment comes without its time and without its author"],
]);

type Translate = (payload: unknown, known: Known) => Translation;

const translations: ReadonlyMap<string, Translate> = new Map<string, Translate>([
  ["conversation.opened", (payload) => readAs(openedSchema, payload, translateOpened)],
  ["conversation.closed", (payload) => readAs(closedSchema, payload, translateClosed)],
  [
    "message.received",
    (payload, known) => readAs(messageSchema, payload, (message) => translateReceived(message, known)),
  ],
  [
    "message.sent",
    (payload, known) => readAs(messageSchema, payload, (message) => translateSent(message, known)),
  ],
  [
    "contact.created",
    (payload) =>
      readAs(contactCreatedSchema, payload, ({ contact }) =>
        told(...contactNamed(contact, contact.created_at), ...membersNamed(contact.assignee)),
      ),
  ],
]);

const nothingKnown: Known = { conversations: [], receivedAt: 0, now: 0 };

/** respond.io's webhooks (docs/connectors/respond-io.md). */
export const respondIo: Connector = {
  platform: "respond-io",
  title: "respond.io",
  secretFrom: "platform",
  verify: verifyRespondIo,
  conversationsInQuestion: (payload) => {
    const message = messageSchema.safeParse(payload);
    return message.success ? conversationsOf(message.data.contact) : null;
  },
  translate: (payload, known = nothingKnown) =>
    readAs(envelopeSchema, payload, ({ event_type: type }) => {
      const translate = translations.get(type);
      if (translate !== undefined) return translate(payload, known);
      const reason = withoutTime.get(type);
      if (reason === undefined) return ignored(`${type}: nothing that Caseboard counts`);
      return readAs(contactSchema, payload, ({ contact }) => ({
        kind: "events",
        events: membersNamed(contact.assignee),
        ignored: [reason],
      }));
    }),
};
