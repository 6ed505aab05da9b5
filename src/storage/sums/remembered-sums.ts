import { type TimeRange, type UtcDay, utcDayOf } from "../../domain/instant";
import { valuesFamily } from "../../domain/sums/families";
import { isOfVisits } from "../../domain/sums/measure";
import type { Sums } from "../../domain/sums/sums";
import { SharedReads } from "../shared-reads";
import { type AskedFamily, type SumsCollections, versionsFor } from "./read-days";
import { readStoredSums } from "./stored-sums";

interface Remembered {
  /** The versions of the days when it was read. */
  readonly versions: string;
  readonly sums: Promise<readonly Sums[]>;
}

/** Some megabytes each, for a team of hundreds. */
const ANSWERS_REMEMBERED = 6;

/**
 * Stored sums as they are read, remembered until something changes on one of their days: many people ask the
 * same at the same moment, and most days do not change any more.
 */
export class RememberedSums {
  /** The one asked for last comes last. */
  private readonly answers = new Map<string, Remembered>();
  private readonly versions = new SharedReads<ReadonlyMap<UtcDay, number>>();

  constructor(private readonly stores: SumsCollections) {}

  /** What each of the ranges amounts to; they are ascending, and none reaches into another. */
  async read(asked: AskedFamily, ranges: readonly TimeRange[]): Promise<readonly Sums[]> {
    const [first, last] = [ranges[0], ranges.at(-1)];
    if (first === undefined || last === undefined) return [];
    const { workspace, family, filter } = asked;
    const days = await this.versionsOf(asked, { first: utcDayOf(first.from), last: utcDayOf(last.to) });
    const versions = JSON.stringify([...days]);
    const key = JSON.stringify([workspace, family.name, filter, ranges]);
    const known = this.answers.get(key);
    const sums =
      known?.versions === versions
        ? known.sums
        : readStoredSums(this.stores, asked, { ranges, versions: days });
    this.remember(key, { versions, sums });
    return this.orForget(key, sums);
  }

  /** How many changes of conversations have been noted on all days of the workspace. */
  async changes(workspace: string): Promise<number> {
    const always = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY };
    const days = await this.versionsOf({ workspace, family: valuesFamily }, always);
    return [...days.values()].reduce((total, version) => total + version, 0);
  }

  private versionsOf(
    asked: Pick<AskedFamily, "workspace" | "family">,
    days: { readonly first: UtcDay; readonly last: UtcDay },
  ): Promise<ReadonlyMap<UtcDay, number>> {
    const { workspace, family } = asked;
    const key = `${isOfVisits(family)}/${days.first}/${days.last}/${workspace}`;
    return this.versions.read(key, () => versionsFor(this.stores, asked, days));
  }

  private remember(key: string, answer: Remembered): void {
    this.answers.delete(key);
    this.answers.set(key, answer);
    const [oldest] = this.answers.keys();
    if (this.answers.size > ANSWERS_REMEMBERED && oldest !== undefined) this.answers.delete(oldest);
  }

  /** What could not be read is asked for again by the next one. */
  private async orForget(key: string, sums: Promise<readonly Sums[]>): Promise<readonly Sums[]> {
    try {
      return await sums;
    } catch (error) {
      if (this.answers.get(key)?.sums === sums) this.answers.delete(key);
      throw error;
    }
  }
}
