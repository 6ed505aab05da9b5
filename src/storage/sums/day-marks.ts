import type { Collection } from "mongodb";
import type { UtcDay } from "../../domain/instant";
import { SharedReads } from "../../shared-reads";
import { inKeyOrder } from "../bulk";
import { atDatabase } from "../database";
import { keyOf } from "../event-document";

/** How often something changed on a day of a workspace, or at all, and in which conversations lately. */
export interface DayMarkDocument {
  readonly _id: string;
  readonly workspace: string;
  /** Null for all changes, whatever the day. */
  readonly day: UtcDay | null;
  /** Of what conversations have by themselves. */
  readonly version: number;
  /** Of visits; missing where there were none yet. */
  readonly visitsVersion?: number;
  /** Of what filters ask about the conversations that were opened on the day; missing where none was yet. */
  readonly groupsVersion?: number;
  /** The conversations of the last changes, the newest last; null for a change of many or of unknown ones. */
  readonly recent: readonly (readonly string[] | null)[];
}

/** A day on which conversations changed; null where they are many or unknown. */
export interface ChangedDay {
  readonly day: UtcDay;
  readonly conversationIds: readonly string[] | null;
}

/** In days. */
const BLOCK = 64;
/** Of more days than that, versions are read at once. */
const MOST_DAYS_IN_BLOCKS = 6 * BLOCK;

/** What else has changed. */
interface AlsoChanged {
  readonly all?: readonly string[] | null;
  readonly visits?: readonly UtcDay[];
  readonly groups?: readonly UtcDay[];
}

/** What has a version of its own on each day. */
export type Versioned = "conversations" | "visits" | "groups";

const fieldOf = { conversations: "version", visits: "visitsVersion", groups: "groupsVersion" } as const;

type VersionField = (typeof fieldOf)[Versioned];
type Versions = ReadonlyMap<UtcDay, number>;

/** What has changed since a version, and the version now. */
export interface Changes {
  readonly version: number;
  readonly conversationIds: readonly string[];
}

/** So many changes back somebody who knows an older state can catch up with. */
const CHANGES_KEPT = 64;
/** Of a round of batches that came in within a second or so; a larger one counts the day anew. */
const MOST_CONVERSATIONS_NAMED = 500;

/**
 * The versions of every day. They are raised after the conversations that count on the day, or what else decides
 * about its visits, were written: what was counted after a version had been read has everything of that version.
 * More marks than changes do no harm.
 */
export class DayMarks {
  private readonly blocks = new SharedReads<Versions>();

  constructor(private readonly collection: Collection<DayMarkDocument>) {}

  /**
   * Notes durably that what counts on these days has changed. `all` are the conversations that have, on these days or
   * on none; null where they are unknown. `visits` are the days on which what counts of visits has, `groups` those on
   * which conversations were opened about which filters are answered otherwise.
   */
  async mark(
    workspace: string,
    changed: readonly ChangedDay[],
    { all = namedIn(changed), visits = [], groups = [] }: AlsoChanged = {},
  ): Promise<void> {
    const conversations = new Map<UtcDay | null, ChangedDay["conversationIds"]>(
      changed.map(({ day, conversationIds }) => [day, conversationIds]),
    );
    if (changed.length > 0 || all === null || all.length > 0) conversations.set(null, all);
    const ofVisits = new Set<UtcDay | null>(visits);
    // What filters ask has a version over all days too, since whoever asks a filter does not know which days it takes.
    const ofGroups = new Set<UtcDay | null>(groups.length > 0 ? [...groups, null] : []);
    const days = [...new Set([...conversations.keys(), ...ofVisits, ...ofGroups])];
    if (days.length === 0) return;
    const operations = inKeyOrder(days, (day) => keyOfDay(workspace, day)).map((day) => {
      const ids = conversations.get(day);
      const update = {
        $inc: {
          version: ids === undefined ? 0 : 1,
          visitsVersion: ofVisits.has(day) ? 1 : 0,
          groupsVersion: ofGroups.has(day) ? 1 : 0,
        },
        ...(ids !== undefined && { $push: { recent: { $each: [named(ids)], $slice: -CHANGES_KEPT } } }),
        $setOnInsert: { day },
      };
      return { updateOne: { filter: { _id: keyOfDay(workspace, day), workspace }, update, upsert: true } };
    });
    await atDatabase(() => this.collection.bulkWrite(operations, { ordered: false }));
  }

  /** The versions of the days from the first to the last, both included, by day ascending; days without one never had anything. */
  async versions(
    workspace: string,
    first: UtcDay,
    last: UtcDay,
    of: Versioned = "conversations",
  ): Promise<ReadonlyMap<UtcDay, number>> {
    const field = fieldOf[of];
    if (!(last - first <= MOST_DAYS_IN_BLOCKS)) return this.readVersions(workspace, { first, last, field });
    const start = Math.floor(first / BLOCK);
    const count = Math.max(0, 1 + Math.floor(last / BLOCK) - start);
    const blocks = await Promise.all(
      Array.from({ length: count }, (_, index) => this.versionsOfBlock(workspace, start + index, field)),
    );
    return new Map(blocks.flatMap((block) => [...block]).filter(([day]) => day >= first && day <= last));
  }

  /** Many people ask about nearly the same days at the same moment, and share what is read of a block of days. */
  private versionsOfBlock(workspace: string, block: number, field: VersionField): Promise<Versions> {
    const first = block * BLOCK;
    return this.blocks.read(`${field}/${block}/${workspace}`, () =>
      this.readVersions(workspace, { first, last: first + BLOCK - 1, field }),
    );
  }

  private async readVersions(
    workspace: string,
    { first, last, field }: { readonly first: UtcDay; readonly last: UtcDay; readonly field: VersionField },
  ): Promise<Versions> {
    const cursor = this.collection
      .find({ workspace, day: { $gte: first, $lte: last }, [field]: { $gt: 0 } })
      .project<Pick<DayMarkDocument, VersionField> & { readonly day: UtcDay }>({
        _id: 0,
        day: 1,
        [field]: 1,
      });
    const marks = await atDatabase(() => cursor.toArray());
    marks.sort((left, right) => left.day - right.day);
    return new Map(marks.map(({ day, [field]: version = 0 }) => [day, version]));
  }

  /** The versions of those of the days that have one. */
  async versionsOn(workspace: string, days: readonly UtcDay[], of: Versioned): Promise<Versions> {
    const wanted = [...new Set(days.map((day) => Math.floor(day / BLOCK)))];
    const blocks = await Promise.all(
      wanted.map((block) => this.versionsOfBlock(workspace, block, fieldOf[of])),
    );
    const known = new Map(blocks.flatMap((block) => [...block]));
    return new Map(days.flatMap((day) => (known.has(day) ? [[day, known.get(day) ?? 0]] : [])));
  }

  /** How often anything has changed in the workspace, on whatever days. */
  async changeCount(workspace: string, of: "conversations" | "groups" = "conversations"): Promise<number> {
    const mark = await atDatabase(() => this.collection.findOne({ _id: keyOfDay(workspace, null) }));
    return mark?.[fieldOf[of]] ?? 0;
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

/** Notes durably that all that is known of these days may have changed, in whatever conversations. */
export function markEverything(
  marks: Pick<DayMarks, "mark">,
  workspace: string,
  days: readonly UtcDay[],
): Promise<void> {
  const changed = days.map((day) => ({ day, conversationIds: null }));
  return marks.mark(workspace, changed, { all: null, visits: days, groups: days });
}

function named(ids: ChangedDay["conversationIds"]): readonly string[] | null {
  return ids !== null && ids.length <= MOST_CONVERSATIONS_NAMED ? ids : null;
}

function namedIn(changed: readonly ChangedDay[]): readonly string[] | null {
  if (changed.some(({ conversationIds }) => conversationIds === null)) return null;
  return [...new Set(changed.flatMap(({ conversationIds }) => conversationIds ?? []))];
}

function keyOfDay(workspace: string, day: UtcDay | null): string {
  return keyOf(workspace, day === null ? "all" : String(day));
}
