import type { Collection, Filter } from "mongodb";
import type { PresenceStatus } from "../domain/events";
import type { Instant, TimeRange } from "../domain/instant";
import { isPresenceEvent, type PresenceEvent, presentMember } from "../domain/presence";
import { inChunks } from "./bulk";
import { atDatabase } from "./database";
import { type EventDocument, eventOfDocument, idOf } from "./event-document";

const EVENTS_A_FETCH = 20_000;
const INSTANTS_A_QUERY = 200;

/** Whose presence the events tell of. */
interface Told {
  readonly workspace: string;
  readonly presenceOf: { readonly $exists: true } | { readonly $in: string[] };
}

/** All statuses of one kind of one member. */
interface StatusGroup {
  readonly _id: { readonly userId: string; readonly status: PresenceStatus };
  readonly keys: readonly string[];
  readonly instants: readonly Date[];
}

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
    const presenceOf = memberIds === undefined ? ({ $exists: true } as const) : { $in: [...memberIds] };
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
  private async inRange(told: Told, { from, to }: TimeRange): Promise<PresenceEvent[]> {
    const [start, end] = [new Date(from), new Date(to)];
    const found = await Promise.all([
      this.find({ ...told, type: { $in: ["user.upserted", "user.deleted"] }, at: { $lt: end } }),
      this.statuses(told, { $gte: start, $lt: end }),
    ]);
    return found.flat();
  }

  /** Put together by the database: read one by one, ten thousand of them took ten times as long. */
  private async statuses(told: Told, at: Filter<Date>): Promise<PresenceEvent[]> {
    const ofOneKind = { userId: "$userId", status: "$status" };
    const pipeline = [
      { $match: { ...told, type: "user.status", at } },
      { $group: { _id: ofOneKind, keys: { $push: "$_id" }, instants: { $push: "$at" } } },
    ];
    const groups = await atDatabase(() =>
      this.collection.aggregate<StatusGroup>(pipeline, { batchSize: EVENTS_A_FETCH }).toArray(),
    );
    return groups.flatMap(({ _id, keys, instants }) =>
      instants.map((instant, index): PresenceEvent => {
        const id = idOf(told.workspace, keys[index] ?? "");
        return { type: "user.status", id, at: instant.getTime(), ..._id };
      }),
    );
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
