import { z } from "zod";
import { type Instant, parseInstant } from "../../../domain/instant";

/** What is used of Chatwoot's objects, as webhooks and the Application API tell them; the rest is dropped. */

const identifier = z
  .union([z.string().min(1), z.number().int()], { error: "must be an id: a whole number or a string" })
  .transform(String);

/**
 * Whole seconds, cut: the API tells nothing finer of messages and conversations, and the same fact must
 * have the same instant from wherever it comes.
 */
const instant = z.union([z.number(), z.string()]).transform((told, context): Instant => {
  const milliseconds = typeof told === "number" ? told * 1000 : readText(told);
  if (milliseconds !== undefined && Number.isFinite(milliseconds)) {
    return Math.floor(milliseconds / 1000) * 1000;
  }
  context.addIssue({ code: "custom", message: "must be seconds since 1970 or a date-time" });
  return z.NEVER;
});

/** `2026-10-01T09:30:00.123Z`, more decimals too, or `2026-10-01 09:30:00 UTC` as older versions write it. */
function readText(text: string): Instant | undefined {
  const written = text.replace(/^(\S+) (\S+) UTC$/, "$1T$2Z").replace(/(\.\d{3})\d+/, "$1");
  return parseInstant(written);
}

const statuses = ["open", "resolved", "pending", "snoozed"] as const;

/** By name, or by its number in Chatwoot's database. */
const status = z.union([z.enum(statuses), z.number().int().min(0).max(3)]).transform((told) => {
  return typeof told === "number" ? (statuses[told] ?? "open") : told;
});

const person = z.object({
  id: identifier,
  name: z.string().nullish(),
  email: z.string().nullish(),
  type: z.string().nullish(),
});

export const conversationSchema = z.object({
  id: identifier,
  inbox_id: identifier.nullish(),
  channel: z.string().nullish(),
  created_at: instant.nullish(),
  updated_at: instant.nullish(),
  last_activity_at: instant.nullish(),
  labels: z.array(z.string()).nullish(),
  contact_inbox: z.object({ contact_id: identifier.nullish() }).nullish(),
  meta: z.object({ sender: person.nullish(), channel: z.string().nullish() }).nullish(),
});

const messageTypes = ["incoming", "outgoing", "activity", "template"] as const;

/** Webhooks give its name, the API its number. */
const messageType = z
  .union([z.enum(messageTypes), z.number().int().min(0).max(3)], {
    error: `must be one of ${messageTypes.join(", ")}, or its number`,
  })
  .transform((told) => (typeof told === "number" ? (messageTypes[told] ?? "activity") : told));

const surveyResponse = z.object({
  rating: z.number().int().min(1).max(5),
  feedback_message: z.string().nullish(),
});

export const messageSchema = z.object({
  id: identifier,
  content: z.string().nullish(),
  message_type: messageType,
  content_type: z.string().nullish(),
  content_attributes: z
    .object({
      submitted_values: z.unknown().optional(),
      automation_rule_id: z.union([z.number(), z.string()]).nullish(),
      deleted: z.boolean().nullish(),
    })
    .nullish(),
  created_at: instant,
  private: z.boolean().nullish(),
  sender: person.nullish(),
});

/** `submitted_values` of an answered survey; of other forms it is something else. */
export const submittedSurveySchema = z.object({ csat_survey_response: surveyResponse });

const changedLabels = z.object({
  previous_value: z.array(z.string()).nullish(),
  current_value: z.array(z.string()).nullish(),
});

/** What changed, one entry an attribute: what Caseboard uses of it, by the attribute's name. */
const changesSchema = z
  .array(z.record(z.string(), z.unknown()))
  .nullish()
  .transform((entries): object => Object.assign({}, ...(entries ?? [])))
  .pipe(
    z.object({
      updated_at: z.object({ current_value: instant }).optional(),
      status: z.object({ previous_value: status.nullish(), current_value: status }).optional(),
      assignee_id: z.object({ current_value: identifier.nullish() }).optional(),
      team_id: z.unknown().optional(),
      label_list: changedLabels.optional(),
      labels: changedLabels.optional(),
    }),
  );

export const envelopeSchema = z.object({ event: z.string() });
export const conversationUpdatedSchema = conversationSchema.extend({ changed_attributes: changesSchema });
export const messageEventSchema = messageSchema.extend({ conversation: conversationSchema });

/** A line of the API's conversation reporting events. */
export const reportingEventSchema = z.object({ name: z.string(), event_end_time: instant });

export type ChatwootConversation = z.output<typeof conversationSchema>;
export type ChatwootMessage = z.output<typeof messageSchema>;
export type ChatwootChanges = z.output<typeof changesSchema>;
export type ReportingEvent = z.output<typeof reportingEventSchema>;
