import type { Collection, Filter } from "mongodb";
import type { Instant, TimeRange } from "../domain/instant";
import { isPresenceEvent, type PresenceEvent, presentMember } from "../domain/presence";
import { inChunks } from "./bulk";
import { atDatabase } from "./database";
import { type EventDocument, eventOfDocument } from "./event-document";

const EVENTS_A_FETCH = 20_000;
const INSTANTS_A_QUERY = 200;

/** What the event log tells of members' presence. */
export class PresenceLog {
  constructor(private readonly collection: Collection<EventDocument>) {}

  /**
   * What decides presence in the range, of these members or of all: the statuses in it, each member's last one
   * before it, and all upserts and deletions before its end. Maybe some more statuses, in any order.
   */
  async during(
    workspace: string,
    { from, to }: TimeRange,
    memberIds?: readonly string[],
  ): Promise<PresenceEvent[]> {
    const presenceOf = memberIds === undefined ? { $exists: true } : { $in: [...memberIds] };
    const told = { workspace, presenceOf };
    const found = await Promise.all([
      this.lastOfEachMember({ ...told, type: "user.status" }, from),
      this.inRange(told, { from, to }),
    ]);
    return found.flat();
  }

  /** What decides when members left in the range: as `during`, without what was before it. */
  breaksDuring(workspace: string, range: TimeRange): Promise<PresenceEvent[]> {
    return this.inRange({ workspace, presenceOf: { $exists: true } }, range);
  }

  /** Of these members the ids that were deleted at some time. */
  async everDeleted(workspace: string, memberIds: readonly string[]): Promise<ReadonlySet<string>> {
    const deletions = await this.find({
      workspace,
      type: "user.deleted",
      presenceOf: { $in: [...memberIds] },
    });
    return new Set(deletions.map(presentMember));
  }

  /** The statuses in the range, and all upserts and deletions before its end. */
  private async inRange(told: Filter<EventDocument>, { from, to }: TimeRange): Promise<PresenceEvent[]> {
    const [start, end] = [new Date(from), new Date(to)];
    const found = await Promise.all([
      this.find({ ...told, type: { $in: ["user.upserted", "user.deleted"] }, at: { $lt: end } }),
      this.find({ ...told, type: "user.status", at: { $gte: start, $lt: end } }),
    ]);
    return found.flat();
  }

  /** Several of one member where they share an instant: which is the last, the ids decide, by an order of our own. */
  private async lastOfEachMember(statuses: Filter<EventDocument>, before: Instant): Promise<PresenceEvent[]> {
    const pipeline = [
      { $match: { ...statuses, at: { $lt: new Date(before) } } },
      { $group: { _id: "$presenceOf", at: { $max: "$at" } } },
    ];
    const last = await atDatabase(() =>
      this.collection.aggregate<{ at: Date }>(pipeline, { batchSize: EVENTS_A_FETCH }).toArray(),
    );
    const found: PresenceEvent[] = [];
    for (const chunk of inChunks(last, INSTANTS_A_QUERY)) {
      found.push(...(await this.find({ ...statuses, at: { $in: chunk.map(({ at }) => at) } })));
    }
    return found;
  }

  private async find(filter: Filter<EventDocument>): Promise<PresenceEvent[]> {
    const documents = await atDatabase(() =>
      this.collection.find(filter, { batchSize: EVENTS_A_FETCH }).toArray(),
    );
    return documents.map(eventOfDocument).filter(isPresenceEvent);
  }
}
