import { z } from "zod";
import { platformId, wholeSeconds } from "../platform-values";

/** What is used of Intercom's objects (API version 2.0 and later), in webhooks and API alike. */

const text = z.string().nullish();

/** Nobody is told as nothing, as an empty text, or as zero. */
const someId = z
  .union([platformId, z.literal("")])
  .nullish()
  .transform((id) => (id === "" || id === "0" ? null : (id ?? null)));

const author = z.object({
  type: text,
  id: someId,
  name: text,
  email: text,
  from_ai_agent: z.boolean().nullish(),
});

const attachments = z.array(z.unknown()).nullish();

const part = z.object({
  id: platformId,
  part_type: z.string(),
  body: text,
  created_at: wholeSeconds,
  assigned_to: z.object({ type: text, id: someId }).nullish(),
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

const tag = z.object({ id: platformId, name: z.string(), applied_at: wholeSeconds.nullish() });

export const conversationSchema = z.object({
  id: platformId,
  created_at: wholeSeconds,
  source,
  contacts: z.object({ contacts: z.array(z.object({ id: platformId })).nullish() }).nullish(),
  tags: z.object({ tags: z.array(tag).nullish() }).nullish(),
  conversation_rating: z
    .object({
      rating: z.number().int().min(1).max(5).nullish(),
      remark: text,
      created_at: wholeSeconds.nullish(),
    })
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
