import { z } from "zod";
import { formatInstant } from "../../../domain/instant";
import { readDateTime } from "./date-time";

/** Zendesk writes ids as strings in these payloads and as numbers elsewhere. */
const id = z
  .union([z.string().min(1), z.number().int()], { error: "must be an id: a string or a whole number" })
  .transform(String);

/** Nobody is told as null, as an empty text, or as zero. */
const idOrNobody = z
  .union([z.string(), z.number().int()])
  .nullish()
  .transform((value) =>
    value === null || value === undefined || value === "" || Number(value) === 0 ? null : String(value),
  );

const dateTime = z.string().transform((text, context): string => {
  const instant = readDateTime(text);
  if (instant !== undefined) return formatInstant(instant);
  context.addIssue({ code: "custom", message: "must be an RFC 3339 date-time with an offset" });
  return z.NEVER;
});

/** A list, or in older payloads one text with spaces between. */
const tagList = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(" ").filter((tag) => tag !== ""))])
  .nullish()
  .transform((tags) => tags ?? []);

const lowerCase = z.string().transform((text) => text.toLowerCase());

/** The envelope of every event that a webhook subscribes to. */
export const envelopeSchema = z.object({
  type: z.string({
    error: "is missing: the webhook must be subscribed to Zendesk events, not run by a trigger",
  }),
});

/** The ticket as of the event, which every ticket event carries. */
const ticketSchema = z.object({
  id,
  requester_id: id,
  submitter_id: idOrNobody,
  actor_id: idOrNobody,
  assignee_id: idOrNobody,
  brand_id: idOrNobody,
  created_at: dateTime,
  description: z.string().nullish(),
  is_public: z.boolean().nullish(),
  status: lowerCase.nullish(),
  tags: tagList,
  via: z.object({ channel: lowerCase.nullish() }).nullish(),
});

function ticketEvent<E extends z.ZodType>(event: E) {
  return z.object({ type: z.string(), id: z.string().min(1), time: dateTime, detail: ticketSchema, event });
}

export const createdSchema = ticketEvent(z.unknown());

export const commentSchema = ticketEvent(
  z.object({
    comment: z.object({
      id,
      body: z.string().nullish(),
      is_public: z.boolean(),
      author: z.object({ id, is_staff: z.boolean(), name: z.string().nullish() }),
    }),
  }),
);

export const assignmentSchema = ticketEvent(z.object({ current: idOrNobody }));

export const statusSchema = ticketEvent(z.object({ current: lowerCase, previous: lowerCase.nullish() }));

export const tagsSchema = ticketEvent(z.object({ tags_added: tagList, tags_removed: tagList }));

export const ratingSchema = ticketEvent(
  z.object({
    satisfaction_score: z.object({
      score: lowerCase,
      comment: z.union([z.string(), z.object({ body: z.string().nullish() })]).nullish(),
    }),
  }),
);

export type Ticket = z.output<typeof ticketSchema>;
export type TicketCreated = z.output<typeof createdSchema>;
export type CommentAdded = z.output<typeof commentSchema>;
export type AssignmentChanged = z.output<typeof assignmentSchema>;
export type StatusChanged = z.output<typeof statusSchema>;
export type TagsChanged = z.output<typeof tagsSchema>;
export type RatingReceived = z.output<typeof ratingSchema>;
