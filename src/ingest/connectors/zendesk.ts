import type { Connector, Translation } from "./connector";
import { ignored, readAs } from "./translation";
import { translateComment } from "./zendesk/comment";
import {
  assignmentSchema,
  commentSchema,
  createdSchema,
  envelopeSchema,
  ratingSchema,
  statusSchema,
  tagsSchema,
} from "./zendesk/payload";
import { verifyZendesk } from "./zendesk/signature";
import {
  translateAssignment,
  translateCreated,
  translateRating,
  translateStatus,
  translateTags,
} from "./zendesk/ticket-events";

/** Why these event types, which a webhook may well be subscribed to, tell nothing that is counted. */
const withoutEvents: ReadonlyMap<string, string> = new Map([
  ["group_assignment_changed", "Caseboard knows assignments to a member, not to a group"],
  ["merged", "the change of status tells that the merged ticket closed"],
  ["requester_changed", "a conversation keeps the contact it was opened for"],
  ["comment_made_private", "a message that was sent stays counted"],
]);

const translations: ReadonlyMap<string, (payload: unknown) => Translation> = new Map([
  ["created", (payload: unknown) => readAs(createdSchema, payload, translateCreated)],
  ["comment_added", (payload: unknown) => readAs(commentSchema, payload, translateComment)],
  ["agent_assignment_changed", (payload: unknown) => readAs(assignmentSchema, payload, translateAssignment)],
  ["status_changed", (payload: unknown) => readAs(statusSchema, payload, translateStatus)],
  ["tags_changed", (payload: unknown) => readAs(tagsSchema, payload, translateTags)],
  ["csat_received", (payload: unknown) => readAs(ratingSchema, payload, translateRating)],
]);

/** Zendesk Support: webhooks that are subscribed to ticket events (docs/connectors/zendesk.md). */
export const zendesk: Connector = {
  platform: "zendesk",
  title: "Zendesk",
  secretFrom: "platform",
  verify: verifyZendesk,
  translate: (payload) =>
    readAs(envelopeSchema, payload, ({ type }) => {
      const event = type.replace("zen:event-type:ticket.", "");
      const translate = translations.get(event);
      if (translate !== undefined) return translate(payload);
      return ignored(`${type}: ${withoutEvents.get(event) ?? "nothing that Caseboard counts"}`);
    }),
};
