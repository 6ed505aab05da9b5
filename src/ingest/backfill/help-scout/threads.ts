import { z } from "zod";
import { inOrder, isFromTheStart } from "../../connectors/help-scout/history";
import {
  type HelpScoutConversation,
  type HelpScoutThread,
  threadsSchema,
} from "../../connectors/help-scout/schema";
import { readAnswer } from "../read-answer";
import { addressOf, type HelpScoutPlace } from "./place";

const pageSchema = z.object({
  _embedded: z.object({ threads: threadsSchema.nullish() }).nullish(),
  page: z.object({ totalPages: z.number().int() }),
});

/** All threads of the conversation: as embedded, or page by page where only the newest ones are. */
export async function threadsOf(
  place: HelpScoutPlace,
  conversation: HelpScoutConversation,
): Promise<readonly HelpScoutThread[]> {
  const embedded = inOrder(conversation._embedded?.threads ?? []);
  // Help Scout cuts chats short where it embeds them.
  const isChat = conversation.type === "chat" || embedded.some(({ type }) => /chat/.test(type));
  if (!isChat && isFromTheStart(conversation, embedded)) return embedded;
  const threads: HelpScoutThread[] = [];
  for (let page = 1; ; page += 1) {
    const url = addressOf(place, `conversations/${conversation.id}/threads`, { page });
    const answer = await place.api.ask({ url });
    // Deleted since it was listed: what was embedded is all there is.
    if (answer.status === 404) return embedded;
    const read = readAnswer(pageSchema, answer, `Help Scout's threads of conversation ${conversation.id}`);
    threads.push(...(read._embedded?.threads ?? []));
    if (page >= read.page.totalPages) return threads;
  }
}
