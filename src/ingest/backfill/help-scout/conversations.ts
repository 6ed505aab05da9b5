import { z } from "zod";
import { type EventDraft, eachOnce } from "../../connectors/draft";
import { wordsOfConversation } from "../../connectors/help-scout/conversation";
import { conversationSchema } from "../../connectors/help-scout/schema";
import { readAnswer } from "../read-answer";
import { readItem } from "../read-item";
import type { UnreadableItem } from "../source";
import { addressOf, type HelpScoutPlace, secondsOf } from "./place";
import { threadsOf } from "./threads";

const listSchema = z.object({
  _embedded: z.object({ conversations: z.array(z.unknown()) }).nullish(),
  page: z.object({ totalPages: z.number().int(), totalElements: z.number().int() }),
});

/** What one conversation tells, or why it cannot be read. */
export interface ConversationRead {
  readonly events: readonly EventDraft[];
  readonly unreadable: readonly UnreadableItem[];
}

/**
 * One page of the conversations with something new since then. In the order of their creation, which does
 * not change: what is changed meanwhile can only come a second time, not be passed over.
 */
export async function readConversations(place: HelpScoutPlace) {
  const url = addressOf(place, "conversations", {
    status: "all",
    embed: "threads",
    modifiedSince: secondsOf(place.since),
    sortField: "createdAt",
    sortOrder: "asc",
    page: place.page,
  });
  const answer = await place.api.ask({ url });
  const list = readAnswer(listSchema, answer, "Help Scout's list of conversations");
  const items = list._embedded?.conversations ?? [];
  const read: ConversationRead[] = [];
  for (const item of items) read.push(await readConversation(place, item));
  return {
    events: eachOnce(read.flatMap(({ events }) => events)),
    unreadable: read.flatMap(({ unreadable }) => unreadable),
    conversations: items.length,
    total: list.page.totalElements,
    hasMore: place.page < list.page.totalPages,
  };
}

/** What a conversation as the API answers it tells, with all its threads. */
export async function readConversation(place: HelpScoutPlace, value: unknown): Promise<ConversationRead> {
  const read = readItem(conversationSchema, value, "help-scout:conversation");
  if (!read.ok) return { events: [], unreadable: [read.unreadable] };
  const threads = await threadsOf(place, read.item);
  return { events: wordsOfConversation(read.item, threads).events, unreadable: [] };
}
