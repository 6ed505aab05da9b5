import type { UtcDay } from "../../domain/instant";
import type { ConversationDocument, ConversationStore } from "../conversation-store";
import { atDatabase } from "../database";

/** What is read of a conversation to count it; its fold is a text, to be read when it is its turn. */
export type UncountedConversation = Pick<ConversationDocument, "number" | "contactId" | "fold">;

/** Between so many conversations others get their turn. */
const CONVERSATIONS_A_PART = 500;

/** The conversations with something that counts on the days, each once, in parts. */
export async function* conversationsOn(
  { collection }: ConversationStore,
  workspace: string,
  days: readonly UtcDay[],
): AsyncGenerator<readonly UncountedConversation[]> {
  const cursor = collection
    .find({ workspace, eventDays: { $in: [...days] } }, { batchSize: CONVERSATIONS_A_PART })
    .project<UncountedConversation>({ _id: 0, number: 1, contactId: 1, fold: 1 });
  const fetch = () => atDatabase(() => cursor.hasNext());
  try {
    for (let fetched = fetch(); await fetched; ) {
      const documents = cursor.readBufferedDocuments();
      // The next part comes while this one is looked at.
      fetched = fetch();
      fetched.catch(() => undefined);
      yield documents;
    }
  } finally {
    await cursor.close();
  }
}
