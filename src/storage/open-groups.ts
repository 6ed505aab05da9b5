import type { Collection } from "mongodb";
import type { Group } from "../domain/sums/day-facts";
import type { ConversationDocument } from "./conversation-store";
import { atDatabase } from "./database";

/** One that waits for its opening has no fold; asked by `openedAt`, the database would take that index. */
export const isOpen = { closedAt: null, fold: { $ne: null } };

/** So many open conversations are looked at for every answer. */
const MOST_LOOKED_AT = 2_000;
/** Of a workspace with more an answer is used again until so many changes were noted on its days. */
const CHANGES_TOLERATED = 100;

interface Remembered {
  readonly groups: readonly Group[];
  /** The versions of all days added up when it was read. */
  readonly changes: number;
}

/**
 * What filters ask about, as it occurs in conversations that are open. It is exact where these are few; where they
 * are thousands, what only open conversations have may be missing until some more have changed.
 */
export class OpenGroups {
  private readonly remembered = new Map<string, Remembered>();

  constructor(private readonly conversations: Collection<ConversationDocument>) {}

  /** `changes`: the versions of all days of the workspace added up. */
  async read(workspace: string, changes: number): Promise<readonly Group[]> {
    const known = this.remembered.get(workspace);
    if (known !== undefined && Math.abs(changes - known.changes) < CHANGES_TOLERATED) return known.groups;
    const few = await this.ofFew(workspace);
    if (few !== null) return few;
    const groups = await this.ofAll(workspace);
    this.remembered.set(workspace, { groups, changes });
    return groups;
  }

  /** Null where there are too many. */
  private async ofFew(workspace: string): Promise<readonly Group[] | null> {
    const cursor = this.conversations
      .find({ ...isOpen, workspace })
      .limit(MOST_LOOKED_AT + 1)
      .project<Group>({ _id: 0, inboxId: 1, channel: 1, topic: 1, tags: 1 });
    const found = await atDatabase(() => cursor.toArray());
    return found.length > MOST_LOOKED_AT ? null : found;
  }

  private async ofAll(workspace: string): Promise<readonly Group[]> {
    const group = { inboxId: "$inboxId", channel: "$channel", topic: "$topic", tags: "$tags" };
    const pipeline = [{ $match: { ...isOpen, workspace } }, { $group: { _id: group } }];
    const found = await atDatabase(() => this.conversations.aggregate<{ _id: Group }>(pipeline).toArray());
    return found.map(({ _id }) => _id);
  }
}
