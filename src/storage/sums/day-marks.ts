import type { Collection } from "mongodb";
import type { UtcDay } from "../../domain/instant";
import { inKeyOrder } from "../bulk";
import { atDatabase } from "../database";
import { keyOf } from "../event-document";

/** How often something changed on a day of a workspace, or at all, and in which conversations lately. */
export interface DayMarkDocument {
  readonly _id: string;
  readonly workspace: string;
  /** Null for all changes, whatever the day. */
  readonly day: UtcDay | null;
  readonly version: number;
  /** The conversations of the last changes, the newest last; null for a change of many or of unknown ones. */
  readonly recent: readonly (readonly string[] | null)[];
}

/** A day on which conversations changed; null where they are many or unknown. */
export interface ChangedDay {
  readonly day: UtcDay;
  readonly conversationIds: readonly string[] | null;
}

/** What has changed since a version, and the version now. */
export interface Changes {
  readonly version: number;
  readonly conversationIds: readonly string[];
}

/** So many changes back somebody who knows an older state can catch up with. */
const CHANGES_KEPT = 16;
/** Of a round of batches that came in within a second or so; a larger one counts the day anew. */
const MOST_CONVERSATIONS_NAMED = 500;

/**
 * The version of every day. It is raised after the conversations that count on the day were written: what was
 * counted after a version had been read has everything of that version. More marks than changes do no harm.
 */
export class DayMarks {
  constructor(private readonly collection: Collection<DayMarkDocument>) {}

  /**
   * Notes durably that what counts on these days has changed, and all conversations that have, on these days or on
   * none; null where they are unknown.
   */
  async mark(
    workspace: string,
    changed: readonly ChangedDay[],
    all: readonly string[] | null = namedIn(changed),
  ): Promise<void> {
    if (changed.length === 0 && all?.length === 0) return;
    const operations = inKeyOrder([...changed, { day: null, conversationIds: all }], ({ day }) =>
      keyOfDay(workspace, day),
    ).map(({ day, conversationIds }) => {
      const isNamed = conversationIds !== null && conversationIds.length <= MOST_CONVERSATIONS_NAMED;
      const recent = { $each: [isNamed ? [...conversationIds] : null], $slice: -CHANGES_KEPT };
      const update = {
        $inc: { version: 1 },
        $push: { recent },
        $setOnInsert: { day },
      };
      return { updateOne: { filter: { _id: keyOfDay(workspace, day), workspace }, update, upsert: true } };
    });
    await atDatabase(() => this.collection.bulkWrite(operations, { ordered: false }));
  }

  /** The versions of the days from the first to the last, both included, by day ascending; days without one never had anything. */
  async versions(workspace: string, first: UtcDay, last: UtcDay): Promise<ReadonlyMap<UtcDay, number>> {
    const cursor = this.collection
      .find({ workspace, day: { $gte: first, $lte: last } })
      .project<{ day: UtcDay; version: number }>({ _id: 0, day: 1, version: 1 });
    const marks = await atDatabase(() => cursor.toArray());
    marks.sort((left, right) => left.day - right.day);
    return new Map(marks.map(({ day, version }) => [day, version]));
  }

  /** How often anything has changed in the workspace. */
  async changeCount(workspace: string): Promise<number> {
    const mark = await atDatabase(() => this.collection.findOne({ _id: keyOfDay(workspace, null) }));
    return mark?.version ?? 0;
  }

  /** The conversations that changed on the day since the version, and the version now; null where that is not known. */
  changesSince(workspace: string, day: UtcDay, since: number): Promise<Changes | null> {
    return this.changes(keyOfDay(workspace, day), since);
  }

  /** The same for all changes, on whatever days or on none, since `changeCount` was the given one. */
  async allChangesSince(workspace: string, since: number): Promise<Changes | null> {
    return this.changes(keyOfDay(workspace, null), since);
  }

  private async changes(key: string, since: number): Promise<Changes | null> {
    const mark = await atDatabase(() => this.collection.findOne({ _id: key }));
    if (mark === null || mark.version < since) return null;
    const changes = mark.version - since;
    if (changes > mark.recent.length) return null;
    const recent = changes === 0 ? [] : mark.recent.slice(-changes);
    const named = recent.flatMap((ids) => ids ?? []);
    return recent.includes(null) ? null : { version: mark.version, conversationIds: [...new Set(named)] };
  }
}

function namedIn(changed: readonly ChangedDay[]): readonly string[] | null {
  if (changed.some(({ conversationIds }) => conversationIds === null)) return null;
  return [...new Set(changed.flatMap(({ conversationIds }) => conversationIds ?? []))];
}

function keyOfDay(workspace: string, day: UtcDay | null): string {
  return keyOf(workspace, day === null ? "all" : String(day));
}
