import { z } from "zod";
import type { Instant } from "../../domain/instant";
import { type EventDraft, eachOnce } from "../connectors/draft";
import { readConversation } from "../connectors/intercom/conversation";
import { conversationSchema } from "../connectors/intercom/schema";
import { readAnswer } from "./read-answer";
import { readItem } from "./read-item";
import type { BackfillPage, BackfillSource, PageReading, UnreadableItem } from "./source";

export type IntercomVariable = "INTERCOM_ACCESS_TOKEN" | "INTERCOM_API_URL";

/** The version whose conversations the connector reads, whatever the app's own is. */
const API_VERSION = "2.14";

const KIND = "intercom:conversation";

const CONVERSATIONS_A_PAGE = 20;

/** How many parts of a conversation Intercom answers at most: the newest ones. */
const MOST_PARTS = 500;

/** Intercom's REST API (docs/connectors/intercom.md): conversations are searched, then read one by one. */
export const intercomBackfill: BackfillSource<IntercomVariable> = {
  platform: "intercom",
  title: "Intercom",
  variables: {
    INTERCOM_ACCESS_TOKEN: {
      meaning: "the access token of an app of your own: Developer Hub, your app, Authentication",
    },
    INTERCOM_API_URL: {
      meaning: "the address of Intercom's API for your region",
      fallback: "https://api.intercom.io",
    },
  },
  authorization: {
    kind: "fixed",
    headers: ({ INTERCOM_ACCESS_TOKEN: token }) => ({
      authorization: `Bearer ${token}`,
      "intercom-version": API_VERSION,
    }),
    remedy:
      "Look whether INTERCOM_ACCESS_TOKEN is the present token of an app that may read conversations, and set it anew.",
  },
  readPage,
};

type Reading = PageReading<IntercomVariable>;

const pageSchema = z.object({
  conversations: z.array(z.unknown()),
  total_count: z.number().int().nullish(),
  pages: z.object({ next: z.object({ starting_after: z.string().nullish() }).nullish() }).nullish(),
});

const listedSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  created_at: z.number(),
  updated_at: z.number(),
});

async function readPage(reading: Reading): Promise<BackfillPage> {
  const answer = await reading.api.ask({
    method: "POST",
    url: `${baseOf(reading)}/conversations/search`,
    body: searchFor(reading),
  });
  const list = readAnswer(pageSchema, answer, "Intercom's list of conversations");
  const read: ConversationRead[] = [];
  for (const item of list.conversations) read.push(await readListed(reading, item));
  return {
    events: eachOnce(read.flatMap(({ events }) => events)),
    unreadable: read.flatMap(({ unreadable }) => unreadable),
    cursor: list.pages?.next?.starting_after ?? null,
    conversations: list.conversations.length,
    total: list.total_count ?? null,
    notes: read.flatMap(({ notes }) => notes),
  };
}

function baseOf({ values }: Reading): string {
  return values.INTERCOM_API_URL.replace(/\/+$/, "");
}

const TWO_DAYS = 2 * 86_400_000;

/**
 * Intercom may compare whole days only, of the workspace's zone, and leave the named one out: the search
 * goes back two days more, and `isWanted` compares to the second.
 */
function searchFor({ since, cursor }: Reading): object {
  const from = Math.max(0, Math.floor((since - TWO_DAYS) / 1000));
  return {
    query: { operator: "AND", value: [{ field: "updated_at", operator: ">", value: from }] },
    pagination: { per_page: CONVERSATIONS_A_PAGE, ...(cursor === null ? {} : { starting_after: cursor }) },
  };
}

interface ConversationRead {
  readonly events: readonly EventDraft[];
  readonly unreadable: readonly UnreadableItem[];
  readonly notes: readonly string[];
}

const nothing: ConversationRead = { events: [], unreadable: [], notes: [] };

async function readListed(reading: Reading, item: unknown): Promise<ConversationRead> {
  const listed = readItem(listedSchema, item, KIND);
  if (!listed.ok) return { ...nothing, unreadable: [listed.unreadable] };
  const { id, created_at: created, updated_at: updated } = listed.item;
  if (!isWanted({ created: created * 1000, updated: updated * 1000 }, reading)) return nothing;
  const url = `${baseOf(reading)}/conversations/${encodeURIComponent(id)}`;
  const answer = await reading.api.ask({ url });
  // Deleted since it was listed.
  if (answer.status === 404) return nothing;
  const conversation = readItem(conversationSchema, answer.body, KIND);
  if (!conversation.ok) return { ...nothing, unreadable: [conversation.unreadable] };
  const parts = conversation.item.conversation_parts;
  const { events } = readConversation(conversation.item);
  const isCut = (parts?.total_count ?? 0) > (parts?.conversation_parts ?? []).length;
  const note = `Intercom tells only the newest ${MOST_PARTS} parts of conversation ${id}; what was before is missing.`;
  return { events, unreadable: [], notes: isCut ? [note] : [] };
}

/** Whether something is new since then. What was created later than the back-fill, webhooks tell. */
function isWanted(
  { created, updated }: { readonly created: Instant; readonly updated: Instant },
  { since, until }: Reading,
): boolean {
  return updated >= since && created < until;
}
