import { isDeepStrictEqual } from "node:util";
import type { Collection } from "mongodb";
import type { Conversation } from "../domain/conversation";
import { duplicatesOf, inChunks } from "./bulk";
import { atDatabase } from "./database";
import { idOf, keyOf } from "./event-document";

/** A folded conversation as it is stored; the fold itself is kept as the domain has it. */
export interface ConversationDocument {
  readonly _id: string;
  readonly workspace: string;
  readonly version: number;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  /** Null while its `conversation.opened` has not arrived. */
  readonly conversation: Conversation | null;
}

/** A conversation as last derived, with the version to compare when it is replaced; 0 for none yet. */
export interface DerivedConversation {
  readonly id: string;
  readonly version: number;
  readonly conversation: Conversation | null;
}

const DOCUMENTS_A_WRITE = 1_000;

/** Conversation → document. */
export function documentOfConversation(
  workspace: string,
  derived: DerivedConversation,
): ConversationDocument {
  const { id, version, conversation } = derived;
  return {
    _id: keyOf(workspace, id),
    workspace,
    version,
    openedAt: conversation === null ? null : new Date(conversation.openedAt),
    closedAt: conversation?.closing ? new Date(conversation.closing.at) : null,
    conversation,
  };
}

/** Document → conversation. */
export function conversationOfDocument(document: ConversationDocument): DerivedConversation {
  return {
    id: idOf(document.workspace, document._id),
    version: document.version,
    conversation: document.conversation,
  };
}

/** Folded conversations, replaced by comparison of versions. */
export class ConversationStore {
  constructor(readonly collection: Collection<ConversationDocument>) {}

  /** The present documents of these conversations. */
  async read(workspace: string, ids: readonly string[]): Promise<Map<string, DerivedConversation>> {
    const keys = ids.map((id) => keyOf(workspace, id));
    const documents = await atDatabase(() => this.collection.find({ _id: { $in: keys } }).toArray());
    return new Map(documents.map(conversationOfDocument).map((derived) => [derived.id, derived]));
  }

  /**
   * Writes each conversation unless its document has another version than the one given (0: none at all).
   * Answers the ids of those that were not written because somebody else was faster.
   */
  async replace(workspace: string, conversations: readonly DerivedConversation[]): Promise<string[]> {
    const lost: string[] = [];
    for (const chunk of inChunks(conversations, DOCUMENTS_A_WRITE)) {
      const operations = chunk.map((derived) => {
        const next = documentOfConversation(workspace, { ...derived, version: derived.version + 1 });
        const filter = { _id: next._id, version: derived.version };
        // Where the version differs nothing matches, and the insert fails at the key that exists.
        return { replaceOne: { filter, replacement: next, upsert: true } };
      });
      const duplicates = await atDatabase(() =>
        duplicatesOf(() => this.collection.bulkWrite(operations, { ordered: false })),
      );
      lost.push(...duplicates.flatMap((index) => chunk[index]?.id ?? []));
    }
    return lost;
  }
}

/** Whether two folds say the same. */
export function isSameFold(left: Conversation | null, right: Conversation | null): boolean {
  return isDeepStrictEqual(left, right);
}
