import { z } from "zod";
import { type ChatwootMessage, messageSchema } from "../../connectors/chatwoot/schema";
import { readAnswer } from "../read-answer";
import { sortOutItems } from "../read-item";
import type { UnreadableItem } from "../source";
import { askAccount, type ChatwootAccount } from "./account";

const pageSchema = z.object({ payload: z.array(z.unknown()) });
const identified = z.object({ id: z.number().int() });

/** The messages of a conversation, and those that are not as documented. */
export interface ReadMessages {
  readonly messages: readonly ChatwootMessage[];
  readonly unreadable: readonly UnreadableItem[];
}

/** All messages of the conversation, read backwards; none of one that is gone since it was listed. */
export async function readMessages(account: ChatwootAccount, conversationId: string): Promise<ReadMessages> {
  const items: unknown[] = [];
  let before: number | null = null;
  for (;;) {
    const query = before === null ? {} : { before };
    const answer = await askAccount(account, `conversations/${conversationId}/messages`, query);
    if (answer.status === 404) break;
    const what = `Chatwoot's messages of conversation ${conversationId}`;
    const { payload } = readAnswer(pageSchema, answer, what);
    items.push(...payload);
    const oldest = Math.min(...payload.map(idOf), before ?? Number.POSITIVE_INFINITY);
    // The first message has been reached, or nothing older than before came.
    if (!Number.isFinite(oldest) || oldest === before) break;
    before = oldest;
  }
  const { items: messages, unreadable } = sortOutItems(messageSchema, items, "chatwoot:message");
  return { messages, unreadable };
}

function idOf(item: unknown): number {
  const parsed = identified.safeParse(item);
  return parsed.success ? parsed.data.id : Number.POSITIVE_INFINITY;
}
