import type { Conversation } from "./conversation";

/** Values of one filter are or-ed, filters and-ed; an absent filter lets everything through. */
export interface ConversationFilter {
  readonly inbox?: readonly string[] | undefined;
  readonly channel?: readonly string[] | undefined;
  /** Tags; `untagged` stands for conversations without any. */
  readonly tag?: readonly string[] | undefined;
  readonly topic?: readonly string[] | undefined;
}

/** The value of the tag filter that chooses conversations without tags. */
export const UNTAGGED = "untagged";

/** Whether the filter chooses the conversation. */
export function matchesFilter(
  conversation: Pick<Conversation, "inboxId" | "channel" | "topic" | "tags">,
  filter: ConversationFilter,
): boolean {
  return (
    isChosen(conversation.inboxId, filter.inbox) &&
    isChosen(conversation.channel, filter.channel) &&
    isChosen(conversation.topic, filter.topic) &&
    hasChosenTag(conversation.tags, filter.tag)
  );
}

/** Whether the filter may leave anything out. */
export function isFilterSet(filter: ConversationFilter): boolean {
  return Object.values(filter).some((values) => values !== undefined);
}

function isChosen(value: string | null, chosen: readonly string[] | undefined): boolean {
  return chosen === undefined || (value !== null && chosen.includes(value));
}

function hasChosenTag(tags: readonly string[], chosen: readonly string[] | undefined): boolean {
  if (chosen === undefined) return true;
  return chosen.some((tag) => (tag === UNTAGGED ? tags.length === 0 : tags.includes(tag)));
}
