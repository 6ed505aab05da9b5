import { isDeepStrictEqual } from "node:util";
import type { Collection } from "mongodb";
import { assigneeOf, type Conversation } from "../domain/conversation";
import { eventDaysOf } from "../domain/event-days";
import type { Instant, UtcDay } from "../domain/instant";
import { atDatabase } from "./database";
import { idOf, keyOf } from "./event-document";
import { putNextVersions } from "./next-versions";

/**
 * A folded conversation as it is stored. The fold itself is one text: as nested documents it took the
 * database and the driver four times as long to read. What is queried stands beside it.
 */
export interface ConversationDocument {
  readonly _id: string;
  readonly workspace: string;
  readonly version: number;
  /** Small, given when it is first written, and kept for good: sums tell conversations apart by it. */
  readonly number: number;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly firstEventAt: Date | null;
  readonly lastEventAt: Date | null;
  /** Start of the wait that nothing ended yet. */
  readonly waitingSince: Date | null;
  /** The UTC days on which it has an event that the fold knows of or a wait that has ended, ascending. */
  readonly eventDays: readonly UtcDay[];
  readonly inboxId: string | null;
  readonly channel: string | null;
  readonly topic: string | null;
  readonly tags: readonly string[];
  readonly contactId: string | null;
  /** Members who sent a reply, each once. */
  readonly repliers: readonly string[];
  readonly assigneeId: string | null;
  /** The folded conversation as JSON; null while its `conversation.opened` has not arrived. */
  readonly fold: string | null;
}

/** A conversation as last derived, with the version to compare when it is replaced; 0 for none yet. */
export interface DerivedConversation {
  readonly id: string;
  readonly version: number;
  /** That of its document, or a free one. */
  readonly number: number;
  readonly conversation: Conversation | null;
}

/** Few portions, since the embedded database looks for all again for each, and of a few megabytes each. */
const VERSIONS_A_FETCH = 50_000;
/** So many conversations of one contact are enough to find the one that is open. */
const MOST_BEGINNING = 100;

/** Conversation → document. */
export function documentOfConversation(
  workspace: string,
  derived: DerivedConversation,
): ConversationDocument {
  const { id, version, number, conversation } = derived;
  return {
    _id: keyOf(workspace, id),
    workspace,
    version,
    number,
    openedAt: dateOrNull(conversation?.openedAt),
    closedAt: dateOrNull(conversation?.closing?.at),
    firstEventAt: dateOrNull(conversation?.firstEventAt),
    lastEventAt: dateOrNull(conversation?.lastEventAt),
    waitingSince: dateOrNull(conversation?.waits.find(({ end }) => end === null)?.startedAt),
    eventDays: conversation === null ? [] : eventDaysOf(conversation),
    inboxId: conversation?.inboxId ?? null,
    channel: conversation?.channel ?? null,
    topic: conversation?.topic ?? null,
    tags: conversation?.tags ?? [],
    contactId: conversation?.contactId ?? null,
    repliers: conversation === null ? [] : repliersOf(conversation),
    assigneeId: conversation === null ? null : assigneeOf(conversation),
    fold: conversation === null ? null : JSON.stringify(conversation),
  };
}

/** Document → conversation; null while its `conversation.opened` has not arrived, or when other rules made it. */
export function conversationOfDocument({ fold }: Pick<ConversationDocument, "fold">): Conversation | null {
  return typeof fold === "string" ? JSON.parse(fold) : null;
}

function repliersOf({ memberMessages }: Conversation): string[] {
  return [...new Set(memberMessages.filter(({ isReply }) => isReply).map(({ memberId }) => memberId))];
}

function dateOrNull(instant: Instant | undefined): Date | null {
  return instant === undefined ? null : new Date(instant);
}

/** Folded conversations, replaced by comparison of versions. */
export class ConversationStore {
  constructor(readonly collection: Collection<ConversationDocument>) {}

  /** The present documents of these conversations. */
  async read(workspace: string, ids: readonly string[]): Promise<Map<string, ConversationDocument>> {
    if (ids.length === 0) return new Map();
    const keys = ids.map((id) => keyOf(workspace, id));
    const documents = await atDatabase(() => this.collection.find({ _id: { $in: keys } }).toArray());
    return new Map(documents.map((document) => [idOf(workspace, document._id), document]));
  }

  /** The latest of the conversations whose ids begin so; one that waits for its opening is not among them. */
  async beginning(workspace: string, beginning: string): Promise<readonly Conversation[]> {
    const from = keyOf(workspace, beginning);
    const documents = await atDatabase(() =>
      this.collection
        .find({ _id: { $gte: from, $lt: `${from}\uffff` }, openedAt: { $ne: null } })
        .sort({ openedAt: -1 })
        .limit(MOST_BEGINNING)
        .toArray(),
    );
    return documents.flatMap((document) => conversationOfDocument(document) ?? []);
  }

  /** All conversations of the workspace with their versions; `openedAt` is null while the opening has not arrived. */
  async *versions(
    workspace: string,
  ): AsyncGenerator<{ readonly id: string; readonly version: number; readonly openedAt: Instant | null }> {
    const cursor = this.collection
      .find({ workspace }, { batchSize: VERSIONS_A_FETCH, noCursorTimeout: true })
      .project<Pick<ConversationDocument, "_id" | "version" | "openedAt">>({ version: 1, openedAt: 1 });
    for await (const { _id, version, openedAt } of cursor) {
      yield { id: idOf(workspace, _id), version, openedAt: openedAt?.getTime() ?? null };
    }
  }

  /** Removes a conversation unless it has another version by now. */
  async remove(workspace: string, id: string, version: number): Promise<void> {
    await atDatabase(() => this.collection.deleteOne({ _id: keyOf(workspace, id), version }));
  }

  /** How many conversations there are, and how many of them wait for their opening. */
  async counts(workspace: string): Promise<{ readonly all: number; readonly waiting: number }> {
    const all = atDatabase(() => this.collection.countDocuments({ workspace }));
    return { all: await all, waiting: await this.waiting(workspace) };
  }

  /** How many conversations wait for their opening. */
  waiting(workspace: string): Promise<number> {
    return atDatabase(() => this.collection.countDocuments({ workspace, openedAt: null }));
  }

  /**
   * Writes each conversation unless its document has another version than the one given (0: none at all).
   * Answers the ids of those that were not written because somebody else was faster.
   */
  async replace(workspace: string, conversations: readonly DerivedConversation[]): Promise<string[]> {
    const documents = conversations.map((derived) =>
      documentOfConversation(workspace, { ...derived, version: derived.version + 1 }),
    );
    const lost = await putNextVersions(this.collection, documents);
    return lost.map((key) => idOf(workspace, key));
  }
}

/** Whether the document is what the conversation's fold makes of it, whatever its version. */
export function isCurrent(document: ConversationDocument, conversation: Conversation | null): boolean {
  const { workspace, version, number, _id } = document;
  const current = documentOfConversation(workspace, {
    id: idOf(workspace, _id),
    version,
    number,
    conversation,
  });
  // Nearly every difference is one of the fold.
  return document.fold === current.fold && isDeepStrictEqual(document, current);
}
