import { formatInstant, type Instant } from "../../../domain/instant";
import type { EventDraft } from "../draft";
import { idOf } from "../event-id";
import { digest } from "../words";
import { conversationId } from "./conversation";
import type { ChatwootChanges, ChatwootConversation } from "./schema";

/** What the changes say, and what of them gives no event, in words. */
export interface ReadChanges {
  readonly events: readonly EventDraft[];
  readonly ignored: readonly string[];
}

/** When the change was saved: told among the changes themselves, else by the conversation. */
export function instantOf(changes: ChatwootChanges, conversation: ChatwootConversation): Instant | null {
  return changes.updated_at?.current_value ?? conversation.updated_at ?? null;
}

/** Of an update of the conversation: closing, reopening, assignment, labels. */
export function eventsOfChanges(
  changes: ChatwootChanges,
  conversation: ChatwootConversation,
  at: Instant,
): ReadChanges {
  const events = [
    ...statusChange(changes, conversation, at),
    ...assignment(changes, conversation, at),
    ...labelChange(changes, conversation, at),
  ];
  const ignored =
    changes.team_id === undefined ? [] : ["an assignment to a team: Caseboard knows assignments to members"];
  return { events, ignored };
}

function statusChange(
  changes: ChatwootChanges,
  conversation: ChatwootConversation,
  at: Instant,
): readonly EventDraft[] {
  const { status } = changes;
  if (status === undefined || status.previous_value === status.current_value) return [];
  if (status.current_value === "resolved") return [closing(conversation, at)];
  return status.previous_value === "resolved" ? [reopening(conversation, at)] : [];
}

/** Chatwoot does not tell who closed it: the reports credit the owner at that instant. */
export function closing(conversation: Pick<ChatwootConversation, "id">, at: Instant): EventDraft {
  return { ...stateChange(conversation, "closed", at), type: "conversation.closed", by: { kind: "system" } };
}

export function reopening(conversation: Pick<ChatwootConversation, "id">, at: Instant): EventDraft {
  const common = stateChange(conversation, "reopened", at);
  return { ...common, type: "conversation.reopened", by: { kind: "system" } };
}

function stateChange(conversation: Pick<ChatwootConversation, "id">, what: string, at: Instant) {
  return {
    id: idOf("chatwoot", "conversation", conversation.id, what, String(at / 1000)),
    at: formatInstant(at),
    conversationId: conversationId(conversation),
  };
}

/** Whether a person, a rule or the automatic assignment did it is not told; all pass for `developer_api`. */
function assignment(
  changes: ChatwootChanges,
  conversation: ChatwootConversation,
  at: Instant,
): readonly EventDraft[] {
  if (changes.assignee_id === undefined) return [];
  const to = changes.assignee_id.current_value ?? null;
  return [
    {
      ...stateChange(conversation, `assigned:${to ?? "nobody"}`, at),
      type: "conversation.assigned",
      to: to === null ? null : idOf("chatwoot", to),
      source: "developer_api",
    },
  ];
}

/** Names all present labels as added: what was missed before is made up for. */
function labelChange(
  changes: ChatwootChanges,
  conversation: ChatwootConversation,
  at: Instant,
): readonly EventDraft[] {
  const labels = changes.label_list ?? changes.labels;
  if (labels === undefined) return [];
  const present = labels.current_value ?? [];
  const gone = (labels.previous_value ?? []).filter((label) => !present.includes(label));
  return labelled(conversation, { present, gone, at });
}

/** One event for the labels that are present and those that are not any more; none without either. */
export function labelled(
  conversation: Pick<ChatwootConversation, "id">,
  labels: { readonly present: readonly string[]; readonly gone: readonly string[]; readonly at: Instant },
): readonly EventDraft[] {
  const add = [...labels.present].sort();
  const remove = [...labels.gone].sort();
  if (add.length + remove.length === 0) return [];
  const discriminator = digest(JSON.stringify([add, remove]));
  return [
    {
      ...stateChange(conversation, `labels:${discriminator}`, labels.at),
      type: "conversation.tagged",
      ...(add.length > 0 ? { add } : {}),
      ...(remove.length > 0 ? { remove } : {}),
    },
  ];
}
