import type { Filter } from "mongodb";
import { type ConversationFilter, UNTAGGED } from "../domain/conversation-filter";
import type { ConversationDocument } from "./conversation-store";

/** Which documents the filter chooses: what `matchesFilter` says, as a query. */
export function chosenBy({ inbox, channel, tag, topic }: ConversationFilter): Filter<ConversationDocument> {
  return {
    ...(inbox && { inboxId: { $in: [...inbox] } }),
    ...(channel && { channel: { $in: [...channel] } }),
    ...(topic && { topic: { $in: [...topic] } }),
    ...(tag && { $or: [{ tags: { $in: [...tag] } }, ...(tag.includes(UNTAGGED) ? [{ tags: [] }] : [])] }),
  };
}
