import type { Collection, Filter } from "mongodb";
import type { Instant, TimeRange } from "../domain/instant";
import { isPresenceEvent, type PresenceEvent } from "../domain/presence";
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
    const statuses = { ...told, type: "user.status" };
    const found = await Promise.all([
      this.find({ ...told, type: { $in: ["user.upserted", "user.deleted"] }, at: { $lt: new Date(to) } }),
      this.lastOfEachMember(statuses, from),
      this.find({ ...statuses, at: { $gte: new Date(from), $lt: new Date(to) } }),
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
