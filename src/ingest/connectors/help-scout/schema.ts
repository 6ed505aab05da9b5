import { z } from "zod";
import { parseInstant } from "../../../domain/instant";

/** What is used of Help Scout's objects (payload version V2 and Mailbox API v2 alike); the rest is dropped. */

/** Any body of a webhook. */
export const objectSchema = z.record(z.string(), z.unknown());

const id = z.number().int().nonnegative();

/** Help Scout's times are UTC, and some come without saying so. Read to epoch milliseconds. */
export const helpScoutInstant = z.string().transform((text, context) => {
  const parsed = parseInstant(/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text}Z`);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: "custom", message: "must be a date-time such as 2026-10-01T09:30:00Z" });
  return z.NEVER;
});

const text = z.string().nullish();

const person = z.object({
  id,
  type: text,
  first: text,
  last: text,
  firstName: text,
  lastName: text,
  email: text,
});

const thread = z.object({
  id,
  type: z.string(),
  status: text,
  state: text,
  action: z.object({ type: text }).nullish(),
  body: text,
  source: z.object({ type: text }).nullish(),
  createdBy: person.nullish(),
  assignedTo: person.nullish(),
  createdAt: helpScoutInstant,
});

export const threadsSchema = z.array(thread);

export const conversationSchema = z.object({
  id,
  type: text,
  status: z.string(),
  state: text,
  /** How many threads it has: without changes of state, drafts and the like. */
  threads: z.number().int().nullish(),
  mailboxId: id.nullish(),
  assignee: person.nullish(),
  createdBy: person.nullish(),
  createdAt: helpScoutInstant,
  closedByUser: person.nullish(),
  closedAt: helpScoutInstant.nullish(),
  primaryCustomer: person.nullish(),
  tags: z.array(z.object({ tag: z.string() })).nullish(),
  _embedded: z.object({ threads: threadsSchema.nullish() }).nullish(),
});

export const customerSchema = z.object({
  id,
  firstName: text,
  lastName: text,
  createdAt: helpScoutInstant.nullish(),
  updatedAt: helpScoutInstant.nullish(),
});

/** As a webhook tells it (`ticketId`) and as the API does (`conversationId`). */
export const ratingSchema = z
  .object({
    threadId: id,
    conversationId: id.nullish(),
    ticketId: id.nullish(),
    rating: z.string(),
    comments: text,
    createdAt: helpScoutInstant,
  })
  .refine(({ conversationId, ticketId }) => typeof (conversationId ?? ticketId) === "number", {
    path: ["conversationId"],
    message: "is missing, and so is ticketId",
  });

export type HelpScoutPerson = z.output<typeof person>;
export type HelpScoutThread = z.output<typeof thread>;
export type HelpScoutConversation = z.output<typeof conversationSchema>;
export type HelpScoutCustomer = z.output<typeof customerSchema>;
export type HelpScoutRating = z.output<typeof ratingSchema>;
