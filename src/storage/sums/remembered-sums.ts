import { isFilterSet } from "../../domain/conversation-filter";
import {
  type CreditedTime,
  startOfUtcDay,
  type TimeRange,
  type UtcDay,
  utcDayOf,
} from "../../domain/instant";
import { isOfVisits } from "../../domain/sums/measure";
import { type Sums, sumsOfBoth } from "../../domain/sums/sums";
import { SharedReads } from "../../shared-reads";
import type { OneReader } from "../one-reader";
import { type AskedFamily, type SumsCollections, versionsFor } from "./read-days";
import { readStoredSums } from "./stored-sums";

type Versions = ReadonlyMap<UtcDay, number>;

interface Remembered {
  /** Of what filters ask, if one does, and of the days, when it was read. */
  readonly versions: string;
  readonly sums: Promise<readonly Sums[]>;
  /** In bytes, about; 0 until it is read. */
  size: number;
}

/** In bytes, about. An answer of a month for a team of hundreds has some megabytes. */
const MOST_REMEMBERED = 40 * 1024 * 1024;

/** The last days on which something was counted are those that mostly change. */
const LATEST_DAYS = 2;

/**
 * Stored sums as they are read, remembered until something changes on one of their days: many people ask the
 * same at the same moment, and most days do not change any more. The last days are added to what the others
 * amount to.
 */
export class RememberedSums {
  /** The one asked for last comes last. */
  private readonly answers = new Map<string, Remembered>();
  private readonly groupsVersions = new SharedReads<number>();

  constructor(
    private readonly stores: SumsCollections,
    private readonly oneReader: OneReader,
  ) {}

  /**
   * What each of the ranges amounts to; they are ascending, and none reaches into another. By all hours unless it is
   * told how time is measured; what is measured otherwise is not remembered.
   */
  async read(
    asked: AskedFamily,
    ranges: readonly TimeRange[],
    elapsed?: CreditedTime,
  ): Promise<readonly Sums[]> {
    const [first, last] = [ranges[0], ranges.at(-1)];
    if (first === undefined || last === undefined) return [];
    const days = { first: utcDayOf(first.from), last: utcDayOf(last.to) };
    const ofDays = await this.versionsOf(asked, days);
    if (elapsed !== undefined)
      return readStoredSums(this.stores, asked, { ranges, versions: ofDays, elapsed });
    const versions = [...ofDays];
    const earlier = new Map(versions.slice(0, -LATEST_DAYS));
    const latest = new Map(versions.slice(-LATEST_DAYS));
    const settled = upToEndOf([...earlier.keys()].at(-1), ranges);
    const groups = await this.groupsVersion(asked);
    return this.remembered(keyOf("all", asked, ranges), [groups, versions], async () => {
      const [sums, added] = await Promise.all([
        this.remembered(keyOf("earlier", asked, settled), [groups, [...earlier]], () =>
          readStoredSums(this.stores, asked, { ranges: settled, versions: earlier }),
        ),
        readStoredSums(this.stores, asked, { ranges, versions: latest }),
      ]);
      return sums.map((one, index) => sumsOfBoth(one, added[index]));
    });
  }

  private versionsOf(
    asked: AskedFamily,
    days: { readonly first: UtcDay; readonly last: UtcDay },
  ): Promise<Versions> {
    const key = `${isOfVisits(asked.family)}/${days.first}/${days.last}/${asked.workspace}`;
    return this.oneReader.once(`versions/${key}`, () => versionsFor(this.stores, asked, days));
  }

  /** Of what filters ask, on whatever days. */
  private groupsVersion({ workspace, filter }: AskedFamily): Promise<number | null> {
    if (!isFilterSet(filter)) return Promise.resolve(null);
    return this.oneReader.once(`groups version/${workspace}`, () =>
      this.groupsVersions.read(workspace, () => this.stores.marks.changeCount(workspace, "groups")),
    );
  }

  /** What is remembered under the key, where it is of these versions; what could not be read is read by the next one. */
  private async remembered(
    key: string,
    versions: readonly [groups: number | null, ofDays: readonly (readonly [UtcDay, number])[]],
    read: () => Promise<readonly Sums[]>,
  ): Promise<readonly Sums[]> {
    const of = JSON.stringify(versions);
    const known = this.answers.get(key);
    const answer = known?.versions === of ? known : { versions: of, sums: read(), size: 0 };
    this.answers.delete(key);
    this.answers.set(key, answer);
    try {
      const sums = await answer.sums;
      answer.size = sums.reduce((size, one) => size + one.size(), 0);
      this.forgetOld();
      return sums;
    } catch (error) {
      if (this.answers.get(key) === answer) this.answers.delete(key);
      throw error;
    }
  }

  private forgetOld(): void {
    let size = 0;
    for (const answer of this.answers.values()) size += answer.size;
    for (const [key, answer] of this.answers) {
      if (size <= MOST_REMEMBERED) return;
      this.answers.delete(key);
      size -= answer.size;
    }
  }
}

function keyOf(
  part: string,
  { workspace, family, filter }: AskedFamily,
  ranges: readonly TimeRange[],
): string {
  return JSON.stringify([part, workspace, family.name, filter, ranges]);
}

/** The ranges without what lies after the day: many reach up to now, which is another instant each time. */
function upToEndOf(day: UtcDay | undefined, ranges: readonly TimeRange[]): readonly TimeRange[] {
  const end = day === undefined ? Number.NEGATIVE_INFINITY : startOfUtcDay(day + 1);
  return ranges.map(({ from, to }) => ({ from, to: Math.min(to, end) }));
}
