import { z } from "zod";

const id = z
  .union([z.string().min(1), z.number().int()], { error: "must be an id: a string or a whole number" })
  .transform(String);

/** Up to here a number counts seconds, above it milliseconds: in seconds it is the year 5138. */
const MOST_SECONDS = 1e11;

/** An instant: respond.io counts seconds of the Unix epoch; milliseconds are understood too. */
const instant = z
  .number({ error: "must be seconds since 1970" })
  .positive()
  .transform((count) => Math.round(count < MOST_SECONDS ? count * 1000 : count));

const text = z.string().nullish();

/** A member. Where there is none, respond.io sends null, an object without fields, or one of nulls. */
const memberOrNobody = z
  .object({ id: id.nullish(), firstName: text, lastName: text, email: text })
  .nullish()
  .transform((member) => (member?.id ? { ...member, id: member.id } : null));

const contact = z.object({ id, firstName: text, lastName: text, assignee: memberOrNobody });

export const envelopeSchema = z.object({
  event_type: z.string({ error: "is missing: this is not an event of respond.io's webhooks" }),
});

export const contactCreatedSchema = z.object({ contact: contact.extend({ created_at: instant }) });

/** Any event about a contact, of which nothing but who is named can be told. */
export const contactSchema = z.object({ contact });

export const openedSchema = z.object({
  contact,
  conversation: z.object({
    source: text,
    conversationOpenedAt: instant,
    firstIncomingMessage: text,
    firstIncomingMessageChannelId: id.nullish(),
  }),
});

export const closedSchema = z.object({
  contact,
  conversation: z.object({
    category: text,
    openedTime: instant,
    openedBySource: text,
    closedTime: instant,
    closedBy: memberOrNobody,
    closedBySource: text,
  }),
});

const message = z.object({
  messageId: id,
  timestamp: instant,
  message: z.object({ type: text, text }).nullish(),
});

export const messageSchema = z.object({
  contact,
  message,
  sender: z.object({ source: text, userId: id.nullish() }).nullish(),
  user: memberOrNobody,
});

export type Contact = z.output<typeof contact>;
export type Member = NonNullable<z.output<typeof memberOrNobody>>;
export type ContactCreated = z.output<typeof contactCreatedSchema>;
export type AboutContact = z.output<typeof contactSchema>;
export type ConversationOpened = z.output<typeof openedSchema>;
export type ConversationClosed = z.output<typeof closedSchema>;
export type MessageDelivered = z.output<typeof messageSchema>;
