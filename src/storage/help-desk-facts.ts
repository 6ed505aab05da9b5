import type { Collection } from "mongodb";
import { compareText } from "../domain/event-order";
import type { ConversationDocument } from "./conversation-store";
import { atDatabase } from "./database";

/** What the help-desk API asks of a workspace's conversations besides its reports. */
export class HelpDeskFacts {
  /** `caughtUp` resolves when everything that was acknowledged before is derived. */
  constructor(
    private readonly conversations: Collection<ConversationDocument>,
    private readonly caughtUp: (workspace: string) => Promise<void>,
  ) {}

  /** The inboxes that occur, in code-unit order. */
  async inboxes(workspace: string): Promise<readonly string[]> {
    return (await this.counts(workspace, "inboxId")).map(({ value }) => value);
  }

  /** The tags that occur, in code-unit order, and how many conversations bear each. */
  async tags(
    workspace: string,
  ): Promise<readonly { readonly name: string; readonly conversations: number }[]> {
    const counts = await this.counts(workspace, "tags");
    return counts.map(({ value, count }) => ({ name: value, conversations: count }));
  }

  /** How many different contacts were ever replied to by one of the members. */
  async contactsHelped(workspace: string, memberIds: readonly string[]): Promise<number> {
    if (memberIds.length === 0) return 0;
    await this.caughtUp(workspace);
    const found = await atDatabase(() =>
      this.conversations
        .aggregate([
          { $match: { workspace, repliers: { $in: [...memberIds] } } },
          { $group: { _id: "$contactId" } },
          { $count: "contacts" },
        ])
        .toArray(),
    );
    return Number(found[0]?.contacts ?? 0);
  }

  private async counts(
    workspace: string,
    field: "inboxId" | "tags",
  ): Promise<readonly { readonly value: string; readonly count: number }[]> {
    await this.caughtUp(workspace);
    const path = `$${field}`;
    const pipeline = [
      { $match: { workspace } },
      { $unwind: path },
      { $group: { _id: path, count: { $sum: 1 } } },
    ];
    const found = await atDatabase(() =>
      this.conversations.aggregate<{ _id: unknown; count: number }>(pipeline).toArray(),
    );
    return found
      .flatMap(({ _id, count }) => (typeof _id === "string" ? [{ value: _id, count: Number(count) }] : []))
      .sort((left, right) => compareText(left.value, right.value));
  }
}
