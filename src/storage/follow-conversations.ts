import type { Conversation } from "../domain/conversation";
import { SharedReads } from "../shared-reads";
import { type ConversationStore, conversationOfDocument } from "./conversation-store";
import type { DayMarks } from "./sums/day-marks";

/** Something that conversations decide together. */
export interface Followed<T> {
  /** Reads it from all conversations. */
  load(): Promise<T>;
  /** Takes in a conversation as it is now; null for one that is not opened, or gone. */
  update(state: T, id: string, conversation: Conversation | null): void;
}

/** What conversations are followed by. */
export interface FollowedStores {
  readonly marks: Pick<DayMarks, "changeCount" | "allChangesSince">;
  readonly conversations: ConversationStore;
}

interface Known<T> {
  readonly version: number;
  readonly state: T;
}

/** Follows the conversations of a workspace: reads all of them once, and then only those that have changed. */
export class Follower<T> {
  private known: Known<T> | null = null;
  private readonly reads = new SharedReads<T>();

  constructor(
    private readonly stores: FollowedStores,
    private readonly workspace: string,
    private readonly followed: Followed<T>,
  ) {}

  /** The state with everything that was noted as changed before the call. Whoever gets it must not keep it. */
  current(): Promise<T> {
    return this.reads.read("", () => this.catchUp());
  }

  private async catchUp(): Promise<T> {
    const { known, workspace } = this;
    const { marks, conversations } = this.stores;
    const changes = known && (await marks.allChangesSince(workspace, known.version));
    if (known === null || changes === null) return this.load();
    const documents = await conversations.read(workspace, changes.conversationIds);
    for (const id of changes.conversationIds) {
      const document = documents.get(id);
      this.followed.update(known.state, id, document === undefined ? null : conversationOfDocument(document));
    }
    this.known = { version: changes.version, state: known.state };
    return known.state;
  }

  private async load(): Promise<T> {
    const version = await this.stores.marks.changeCount(this.workspace);
    const state = await this.followed.load();
    this.known = { version, state };
    return state;
  }
}
