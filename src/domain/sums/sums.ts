import type { Conversation } from "../conversation";
import { compareText } from "../event-order";
import { type CreditedTime, type Instant, isWithin, type TimeRange } from "../instant";
import type { Visit, Visited } from "../visits";
import { Distribution } from "./distribution";
import type { Fact, Family, Measure } from "./measure";
import { NumberSet } from "./number-set";

/** What is added up of one measure for one member. */
export interface Cell {
  /** How many facts. */
  count: number;
  /** Their values added up. */
  sum: number;
  /** For measures that keep one. */
  readonly distribution: Distribution | null;
  /** Numbers of the contacts or conversations, each once or more; for measures that keep different ones. */
  readonly different: number[] | null;
  /** For measures that keep texts. */
  readonly texts: Set<string> | null;
  /** The value of each fact, in any order; for measures that keep valued entries. */
  readonly values: number[] | null;
  /** How many facts there were in each quarter of an hour, counted from 1970-01-01; for measures that count them. */
  readonly quarterHours: Map<number, number> | null;
}

export const QUARTER_HOUR = 900_000;

/** What the measures of a family amount to for each member, and for nobody (null), over some time. */
export class Sums {
  private readonly cells: ReadonlyMap<string, Map<string | null, Cell>>;
  /** Pooled distributions by measure and members, while nothing is added: many people ask for the same. */
  private readonly pooled = new Map<string, Distribution>();

  constructor(readonly family: Family) {
    this.cells = new Map(family.measures.map(({ key }) => [key, new Map()]));
  }

  /** Adds a fact; `item` is the number of a contact or conversation, or a text, where the measure keeps such. */
  add(measure: Measure, fact: AddedFact): void {
    const cell = this.cellToAddTo(measure, fact.memberId);
    cell.count += 1;
    cell.sum += fact.value;
    cell.distribution?.add(fact.value);
    cell.values?.push(fact.value);
    if (cell.quarterHours !== null) countIn(cell.quarterHours, Math.floor(fact.at / QUARTER_HOUR), 1);
    if (typeof fact.item === "number") cell.different?.push(fact.item);
    else if (fact.item !== undefined) cell.texts?.add(fact.item);
  }

  /** The cell of a measure and a member, made where there was none. */
  cellToAddTo({ key, keeps, countsQuarterHours }: Measure, memberId: string | null): Cell {
    if (this.pooled.size > 0) this.pooled.clear();
    const byMember = this.cellsOf(key);
    const known = byMember.get(memberId);
    if (known !== undefined) return known;
    const cell = {
      count: 0,
      sum: 0,
      distribution: keeps === "distribution" ? new Distribution() : null,
      different: keeps === "different" ? [] : null,
      texts: keeps === "texts" ? new Set<string>() : null,
      values: keeps === "valued-entries" ? [] : null,
      quarterHours: countsQuarterHours ? new Map<number, number>() : null,
    };
    byMember.set(memberId, cell);
    return cell;
  }

  /** The cells of a measure by member. */
  cellsOf(key: string): Map<string | null, Cell> {
    const byMember = this.cells.get(key);
    if (byMember === undefined) throw new RangeError(`${this.family.name} has no measure ${key}`);
    return byMember;
  }

  isEmpty(): boolean {
    return [...this.cells.values()].every((byMember) => byMember.size === 0);
  }

  /** Everybody with a cell, in code-unit order; nobody is not among them. */
  members(): string[] {
    const ids = new Set([...this.cells.values()].flatMap((byMember) => [...byMember.keys()]));
    return [...ids].filter((id) => id !== null).sort(compareText);
  }

  /** How many facts the measure has for these members. */
  count(key: string, members: readonly (string | null)[]): number {
    return this.over(key, members).reduce((total, { count }) => total + count, 0);
  }

  /** Their values added up. */
  sum(key: string, members: readonly (string | null)[]): number {
    return this.over(key, members).reduce((total, { sum }) => total + sum, 0);
  }

  /** Their values pooled. */
  distribution(key: string, members: readonly (string | null)[]): Distribution {
    const cells = this.over(key, members);
    const [only, ...others] = cells;
    if (only?.distribution && others.length === 0) return only.distribution;
    const name = JSON.stringify([key, ...members]);
    const known = this.pooled.get(name);
    if (known !== undefined) return known;
    const pooled = distributionOfAll(cells.map((cell) => cell.distribution));
    this.pooled.set(name, pooled);
    return pooled;
  }

  /** How many different contacts or conversations there are over these members. */
  different(key: string, members: readonly (string | null)[]): number {
    return countDifferent(this.over(key, members).map(({ different }) => different ?? []));
  }

  /** The different texts over these members, in code-unit order. */
  texts(key: string, members: readonly (string | null)[]): string[] {
    return [...new Set(this.over(key, members).flatMap(({ texts }) => [...(texts ?? [])]))].sort(compareText);
  }

  /** Calls `take` with the value of each fact that the measure has for these members. */
  eachValue(key: string, members: readonly (string | null)[], take: (value: number) => void): void {
    for (const { values } of this.over(key, members)) for (const value of values ?? []) take(value);
  }

  /** How many facts the measure has for these members in each quarter of an hour in which there are any. */
  quarterHours(key: string, members: readonly (string | null)[]): ReadonlyMap<number, number> {
    const counts = new Map<number, number>();
    for (const { quarterHours } of this.over(key, members)) {
      for (const [quarterHour, count] of quarterHours ?? []) countIn(counts, quarterHour, count);
    }
    return counts;
  }

  /** About how much memory it takes, in bytes. */
  size(): number {
    let size = 0;
    for (const byMember of this.cells.values()) {
      for (const { distribution, different, values, texts, quarterHours } of byMember.values()) {
        const numbers = (different?.length ?? 0) + (values?.length ?? 0);
        size += BYTES_A_CELL + 8 * numbers + (distribution?.size() ?? 0);
        size += BYTES_AN_ITEM * ((texts?.size ?? 0) + (quarterHours?.size ?? 0));
      }
    }
    return size;
  }

  private over(key: string, members: readonly (string | null)[]): Cell[] {
    const byMember = this.cellsOf(key);
    return members.flatMap((memberId) => byMember.get(memberId) ?? []);
  }
}

const BYTES_A_CELL = 200;
const BYTES_AN_ITEM = 50;

/** What both amount to together. Neither may be added to afterwards: what only one of them has is shared. */
export function sumsOfBoth(sums: Sums, added: Sums | undefined): Sums {
  if (added === undefined || added.isEmpty()) return sums;
  const both = new Sums(sums.family);
  for (const { key } of sums.family.measures) {
    const cells = both.cellsOf(key);
    for (const [memberId, cell] of sums.cellsOf(key)) cells.set(memberId, cell);
    for (const [memberId, cell] of added.cellsOf(key)) {
      const known = cells.get(memberId);
      cells.set(memberId, known === undefined ? cell : cellOfBoth(known, cell));
    }
  }
  return both;
}

function cellOfBoth(one: Cell, other: Cell): Cell {
  const quarterHours = one.quarterHours && new Map(one.quarterHours);
  if (quarterHours !== null) {
    for (const [quarterHour, count] of other.quarterHours ?? []) countIn(quarterHours, quarterHour, count);
  }
  return {
    count: one.count + other.count,
    sum: one.sum + other.sum,
    distribution: one.distribution && distributionOfAll([one.distribution, other.distribution]),
    different: one.different && [...one.different, ...(other.different ?? [])],
    texts: one.texts && new Set([...one.texts, ...(other.texts ?? [])]),
    values: one.values && [...one.values, ...(other.values ?? [])],
    quarterHours,
  };
}

function distributionOfAll(distributions: readonly (Distribution | null)[]): Distribution {
  const all = new Distribution();
  for (const distribution of distributions) if (distribution !== null) all.merge(distribution);
  return all;
}

/** With fewer numbers a set is smaller than one bit for each number up to the largest. */
const FEW = 100;

/** How many different whole numbers there are in all the lists. */
function countDifferent(lists: readonly (readonly number[])[]): number {
  const length = lists.reduce((total, list) => total + list.length, 0);
  if (length < FEW) return new Set(lists.flat()).size;
  const seen = new NumberSet();
  let different = 0;
  for (const list of lists) for (const number of list) if (seen.add(number)) different += 1;
  return different;
}

/** Adds to a count that may not be there yet. */
export function countIn(counts: Map<number, number>, key: number, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

/** A fact as it is added up. */
export interface AddedFact {
  readonly at: Instant;
  readonly memberId: string | null;
  readonly value: number;
  readonly item?: number | string | undefined;
}

/**
 * Adds up what the conversations have in each of the ranges, which are ascending and none of which reaches into
 * another. Contacts and conversations get numbers of its own.
 */
export function sumsOf(
  family: Family,
  conversations: Iterable<Conversation>,
  { ranges, elapsed }: { readonly ranges: readonly TimeRange[]; readonly elapsed: CreditedTime },
): readonly Sums[] {
  const counting = new Counting(family, ranges);
  for (const conversation of conversations) {
    for (const measure of family.measures) {
      for (const fact of measure.observe(conversation, elapsed)) counting.add(measure, fact, conversation);
    }
  }
  return counting.sums();
}

/** The same for what the visits have, with numbers of its own too. */
export function sumsOfVisits(
  family: Family,
  visits: Iterable<Visit<Visited>>,
  ranges: readonly TimeRange[],
): readonly Sums[] {
  const counting = new Counting(family, ranges);
  for (const visit of visits) {
    for (const measure of family.measures) {
      for (const fact of measure.observeVisit?.(visit) ?? []) counting.add(measure, fact, visit.conversation);
    }
  }
  return counting.sums();
}

/** Sums of several ranges while facts are added to them. */
class Counting {
  private readonly targets: readonly { readonly range: TimeRange; readonly sums: Sums }[];
  private readonly numbers = new Map<string, number>();

  constructor(family: Family, ranges: readonly TimeRange[]) {
    this.targets = ranges.map((range) => ({ range, sums: new Sums(family) }));
  }

  add(measure: Measure, { at, memberId, value, item }: Fact, { id }: Pick<Conversation, "id">): void {
    const counted = measure.keeps === "different" ? numberIn(this.numbers, item ?? id) : item;
    rangeAt(this.targets, at)?.sums.add(measure, { at, memberId, value, item: counted });
  }

  sums(): readonly Sums[] {
    return this.targets.map(({ sums }) => sums);
  }
}

/** The one whose range the instant lies in, of ranges in ascending order. */
export function rangeAt<T extends { readonly range: TimeRange }>(
  ranges: readonly T[],
  instant: Instant,
): T | undefined {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (instant < (ranges[middle]?.range.to ?? instant)) high = middle;
    else low = middle + 1;
  }
  const found = ranges[low];
  return found !== undefined && isWithin(found.range, instant) ? found : undefined;
}

function numberIn(numbers: Map<string, number>, item: string): number {
  const known = numbers.get(item);
  if (known !== undefined) return known;
  numbers.set(item, numbers.size);
  return numbers.size - 1;
}
