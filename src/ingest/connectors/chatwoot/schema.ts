import { z } from "zod";
import { platformId, wholeSeconds } from "../platform-values";

/** What is used of Chatwoot's objects, as webhooks and the Application API tell them; the rest is dropped. */

const statuses = ["open", "resolved", "pending", "snoozed"] as const;

/** By name, or by its number in Chatwoot's database. */
const status = z.union([z.enum(statuses), z.number().int().min(0).max(3)]).transform((told) => {
  return typeof told === "number" ? (statuses[told] ?? "open") : told;
});

const person = z.object({
  id: platformId,
  name: z.string().nullish(),
  email: z.string().nullish(),
  type: z.string().nullish(),
});

export const conversationSchema = z.object({
  id: platformId,
  inbox_id: platformId.nullish(),
  channel: z.string().nullish(),
  created_at: wholeSeconds.nullish(),
  updated_at: wholeSeconds.nullish(),
  last_activity_at: wholeSeconds.nullish(),
  labels: z.array(z.string()).nullish(),
  contact_inbox: z.object({ contact_id: platformId.nullish() }).nullish(),
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
  id: platformId,
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
  created_at: wholeSeconds,
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
      updated_at: z.object({ current_value: wholeSeconds }).optional(),
      status: z.object({ previous_value: status.nullish(), current_value: status }).optional(),
      assignee_id: z.object({ current_value: platformId.nullish() }).optional(),
      team_id: z.unknown().optional(),
      label_list: changedLabels.optional(),
      labels: changedLabels.optional(),
    }),
  );

export const envelopeSchema = z.object({ event: z.string() });
export const conversationUpdatedSchema = conversationSchema.extend({ changed_attributes: changesSchema });
export const messageEventSchema = messageSchema.extend({ conversation: conversationSchema });

/** A line of the API's conversation reporting events. */
export const reportingEventSchema = z.object({ name: z.string(), event_end_time: wholeSeconds });

export type ChatwootConversation = z.output<typeof conversationSchema>;
export type ChatwootMessage = z.output<typeof messageSchema>;
export type ChatwootChanges = z.output<typeof changesSchema>;
export type ReportingEvent = z.output<typeof reportingEventSchema>;
