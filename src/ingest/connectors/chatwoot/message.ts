import type { Actor } from "../../../domain/events";
import { formatInstant } from "../../../domain/instant";
import { type EventDraft, ratingDrafts } from "../draft";
import { idOf } from "../event-id";
import { contactWord, memberWord } from "../words";
import { type ChatwootMessage, submittedSurveySchema } from "./schema";

/** What a message says, and of people what it tells; nothing for the notes that Chatwoot writes itself. */
export function eventsOfMessage(message: ChatwootMessage, conversationId: string): readonly EventDraft[] {
  return [...contentOf(message, conversationId), ...senderOf(message)];
}

function contentOf(message: ChatwootMessage, conversationId: string): readonly EventDraft[] {
  const common = { at: formatInstant(message.created_at), conversationId };
  const eventId = (what: string) => idOf("chatwoot", "message", message.id, what);
  if (message.message_type === "activity") return [];
  if (message.message_type === "incoming") {
    return [{ ...common, id: eventId("received"), type: "message.received" }];
  }
  const by = authorOf(message);
  if (message.private !== true) return [{ ...common, id: eventId("sent"), type: "message.sent", by }];
  const text = withoutMentionLinks(message.content ?? "");
  return [{ ...common, id: eventId("note"), type: "comment.added", by: commentator(by), text }];
}

/**
 * Without names, which may change while the event must not. A message without a sender is Chatwoot's own:
 * of a rule, a greeting, a survey.
 */
function authorOf({ sender, message_type, content_attributes }: ChatwootMessage): Actor {
  if (sender?.type === "user") return { kind: "user", id: idOf("chatwoot", sender.id) };
  if (sender?.type === "contact") return { kind: "contact", id: idOf("chatwoot", sender.id) };
  if (sender) return { kind: "bot", id: idOf("chatwoot", sender.type ?? "bot", sender.id) };
  const isAutomatic =
    message_type === "template" || (content_attributes?.automation_rule_id ?? null) !== null;
  return { kind: isAutomatic ? "workflow" : "system" };
}

/** The contract knows comments of members and of workflows only. */
function commentator({ kind, id }: Actor): { kind: "user" | "workflow"; id?: string } {
  return { kind: kind === "user" ? "user" : "workflow", ...(id === undefined ? {} : { id }) };
}

/** `[@Aisha Khan](mention://user/7/Aisha%20Khan)` is shown as `@Aisha Khan`. */
function withoutMentionLinks(text: string): string {
  return text.replace(/\[(@[^\]]+)\]\(mention:\/\/[^)\s]+\)/g, "$1");
}

function senderOf({ sender, message_type, created_at }: ChatwootMessage): readonly EventDraft[] {
  if (!sender?.name) return [];
  const { id, name, email } = sender;
  if (message_type === "incoming") return [contactWord("chatwoot", { id, name }, created_at)];
  return sender.type === "user" && email ? [memberWord("chatwoot", { id, name, email })] : [];
}

/**
 * The answer to a satisfaction survey: Chatwoot's 1 to 5 as they are. The contact may choose a face first
 * and write a remark later, in a second webhook, so the remark is an event of its own. Chatwoot does not
 * tell when it was answered: the instant is that of the survey, which is sent as the conversation closes.
 */
export function ratingOf(message: ChatwootMessage, conversationId: string): readonly EventDraft[] {
  const submitted = submittedSurveySchema.safeParse(message.content_attributes?.submitted_values);
  if (message.content_type !== "input_csat" || !submitted.success) return [];
  const { rating, feedback_message: remark } = submitted.data.csat_survey_response;
  return ratingDrafts({
    at: formatInstant(message.created_at),
    conversationId,
    score: rating,
    remark,
    askedBy: "Satisfaction survey",
    idOf: (...what) => idOf("chatwoot", "message", message.id, ...what),
  });
}
