import { z } from "zod";
import { type Instant, parseInstant } from "../../../domain/instant";

/** What is used of Intercom's objects (API version 2.0 and later), in webhooks and API alike. */

const identifier = z
  .union([z.string().min(1), z.number().int()], { error: "must be an id: a string or a whole number" })
  .transform(String);

/**
 * Seconds since 1970 as a number; webhooks write some times as date-times. Read to epoch milliseconds, whole
 * seconds, so that both say the same.
 */
const instant = z.union([z.number().int(), z.string()]).transform((told, context): Instant => {
  const milliseconds = typeof told === "number" ? told * 1000 : parseInstant(told);
  if (milliseconds !== undefined) return Math.floor(milliseconds / 1000) * 1000;
  context.addIssue({ code: "custom", message: "must be seconds since 1970 or a date-time" });
  return z.NEVER;
});

const text = z.string().nullish();

const author = z.object({
  type: text,
  id: z.union([z.string(), z.number()]).nullish(),
  name: text,
  email: text,
  from_ai_agent: z.boolean().nullish(),
});

const attachments = z.array(z.unknown()).nullish();

const part = z.object({
  id: identifier,
  part_type: z.string(),
  body: text,
  created_at: instant,
  assigned_to: z.object({ type: text, id: z.union([z.string(), z.number()]).nullish() }).nullish(),
  author: author.nullish(),
  attachments,
  redacted: z.boolean().nullish(),
});

const source = z.object({
  type: text,
  delivered_as: text,
  body: text,
  author: author.nullish(),
  attachments,
  redacted: z.boolean().nullish(),
});

const tag = z.object({ id: identifier, name: z.string(), applied_at: instant.nullish() });

export const conversationSchema = z.object({
  id: identifier,
  created_at: instant,
  source,
  contacts: z.object({ contacts: z.array(z.object({ id: identifier })).nullish() }).nullish(),
  tags: z.object({ tags: z.array(tag).nullish() }).nullish(),
  conversation_rating: z
    .object({ rating: z.number().int().min(1).max(5).nullish(), remark: text, created_at: instant.nullish() })
    .nullish(),
  conversation_parts: z
    .object({ conversation_parts: z.array(part).nullish(), total_count: z.number().nullish() })
    .nullish(),
});

/** What every notification has; which object it is about decides the rest. */
export const notificationSchema = z.object({
  topic: z.string(),
  data: z.object({ item: z.object({ type: text }).loose() }),
});

export type IntercomAuthor = z.output<typeof author>;
export type IntercomPart = z.output<typeof part>;
export type IntercomSource = z.output<typeof source>;
export type IntercomConversation = z.output<typeof conversationSchema>;
