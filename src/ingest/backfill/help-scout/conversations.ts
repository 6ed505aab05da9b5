import { z } from "zod";
import { wordsOfConversation } from "../../connectors/help-scout/conversation";
import { conversationSchema } from "../../connectors/help-scout/schema";
import { readAnswer } from "../read-answer";
import type { UnreadableItem } from "../source";
import { addressOf, type HelpScoutPlace, secondsOf } from "./place";
import { threadsOf } from "./threads";

const listSchema = z.object({
  _embedded: z.object({ conversations: z.array(z.unknown()) }).nullish(),
  page: z.object({ totalPages: z.number().int(), totalElements: z.number().int() }),
});

/** What one conversation tells, or why it cannot be read. */
export interface ConversationRead {
  readonly events: readonly object[];
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
    events: read.flatMap(({ events }) => events),
    unreadable: read.flatMap(({ unreadable }) => unreadable),
    conversations: items.length,
    total: list.page.totalElements,
    hasMore: place.page < list.page.totalPages,
  };
}

/** What a conversation as the API answers it tells, with all its threads. */
export async function readConversation(place: HelpScoutPlace, item: unknown): Promise<ConversationRead> {
  const parsed = conversationSchema.safeParse(item);
  if (parsed.success) {
    const threads = await threadsOf(place, parsed.data);
    return { events: wordsOfConversation(parsed.data, threads).events, unreadable: [] };
  }
  const problems = parsed.error.issues.map(({ path, message }) => ({
    field: path.join(".") || "(conversation)",
    reason: message,
  }));
  return { events: [], unreadable: [{ origin: originOf(item), value: item, problems }] };
}

function originOf(item: unknown): string {
  const id = typeof item === "object" && item !== null && "id" in item ? String(item.id) : "?";
  return `help-scout:conversation:${id}`;
}
