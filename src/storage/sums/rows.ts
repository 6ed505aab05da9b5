import { type ConversationFilter, matchesFilter } from "../../domain/conversation-filter";
import { startOfUtcDay, type UtcDay } from "../../domain/instant";
import type { DayFact, Group } from "../../domain/sums/day-facts";
import {
  type Details,
  type Entry,
  type Fact,
  type Family,
  keepsEntries,
  type Measure,
} from "../../domain/sums/measure";
import { Column, Places } from "./columns";

/** A fact with what filters ask about; contacts and conversations have their numbers by now. */
export interface Row extends Omit<DayFact, "item"> {
  /** Of families of which filters can choose. */
  readonly group?: Group | undefined;
  readonly item?: number | string | undefined;
}

/** What facts of one conversation have in common. */
export interface FactsConversation {
  readonly group: Group;
  readonly number: number;
  /** The numbers of contacts, its own among them. */
  readonly contacts: ReadonlyMap<string, number>;
}

/** A row as it is read. */
export type ReadRow = Pick<Row, "at" | "memberId" | "value" | "item" | "details">;

/** Takes a row that was read. */
export type TakeRow = (measure: Measure, row: ReadRow) => void;

/** Rows that somebody can look through. */
export interface RowsToTake {
  /** Calls `take` with each row whose group the filter chooses. */
  take(filter: ConversationFilter, take: TakeRow): void;
}

/** Whether the row is a line of a log. */
export function isLine(measure: Measure, _row: ReadRow): _row is ReadRow & Entry {
  return keepsEntries(measure);
}

/** The place of nobody, and of no text; those of others begin behind it. */
export const NOTHING = 0;

/** Rows as columns of numbers, and the texts that these name by their places. */
export interface GatheredRows {
  /** Since the day began, in milliseconds. */
  readonly times: Uint32Array;
  /** By their places in the family. */
  readonly measures: Uint8Array;
  /** By their places behind `NOTHING`. */
  readonly members: Uint32Array;
  /** Empty where the family is not grouped. */
  readonly groups: Uint32Array;
  readonly values: Float64Array;
  /** The number of a contact or conversation, the place of a text, or the place of a line. */
  readonly items: Uint32Array;
  readonly memberIds: readonly string[];
  /** What filters ask about, as JSON. */
  readonly groupKeys: readonly string[];
  readonly texts: readonly string[];
  /** What each line of a log has: the places of texts behind `NOTHING`, from the one end to the next. */
  readonly lineTexts: Uint32Array;
  readonly lineEnds: Uint32Array;
}

/**
 * What a family has on one day, in columns of numbers: a busy day has hundreds of thousands of rows, which as objects
 * would take many times the memory.
 */
export class Rows implements RowsToTake {
  private readonly start: number;
  private readonly times = new Column(Uint32Array);
  private readonly measures = new Column(Uint8Array);
  private readonly members = new Column(Uint32Array);
  private readonly groups = new Column(Uint32Array);
  private readonly values = new Column(Float64Array);
  private readonly items = new Column(Uint32Array);
  private readonly memberIds = new Places();
  private readonly groupKeys = new Places();
  private readonly texts = new Places();
  private readonly lineTexts = new Column(Uint32Array);
  private readonly lineEnds = new Column(Uint32Array);
  private readonly areLines: readonly boolean[];
  /** The rows of a conversation share their group and come one after the other. */
  private lastGroup: { readonly group: Group; readonly place: number } | null = null;

  constructor(
    readonly family: Family,
    readonly day: UtcDay,
  ) {
    this.start = startOfUtcDay(day);
    this.areLines = family.measures.map(keepsEntries);
  }

  get length(): number {
    return this.times.length;
  }

  /** Adds a fact of the day with what its conversation has besides. */
  addFact({ at, memberId, value, item, details }: Fact, measure: number, of: FactsConversation): void {
    const isNumbered = this.family.measures[measure]?.keeps === "different";
    const numbered = isNumbered ? numberOf({ item }, of.number, of.contacts) : item;
    this.add({ at, measure, memberId, value, item: numbered, details, group: of.group });
  }

  /** Adds a row of the day. */
  add({ at, measure, memberId, value, item, details, group }: Row): void {
    this.times.push(at - this.start);
    this.measures.push(measure);
    this.members.push(memberId === null ? NOTHING : 1 + this.memberIds.of(memberId));
    if (this.family.isGrouped) this.groups.push(group === undefined ? 0 : this.groupPlace(group));
    this.values.push(value);
    if (this.areLines[measure]) this.items.push(this.addLine(details ?? []));
    else this.items.push(typeof item === "string" ? this.texts.of(item) : (item ?? 0));
  }

  /** Calls `take` with each row whose group the filter chooses. */
  take(filter: ConversationFilter, take: TakeRow): void {
    const { family, start, areLines } = this;
    const gathered = this.gathered();
    const { times, measures, members, groups, values, items, texts } = gathered;
    const isChosen = gathered.groupKeys.map((key) => matchesFilter(JSON.parse(key), filter));
    const memberIds = [null, ...gathered.memberIds];
    for (let row = 0; row < times.length; row += 1) {
      if (family.isGrouped && !isChosen[groups[row] ?? 0]) continue;
      const place = measures[row] ?? 0;
      const measure = measureAt(family, place);
      const at = start + (times[row] ?? 0);
      const memberId = memberIds[members[row] ?? NOTHING] ?? null;
      const kept = items[row] ?? 0;
      const item = measure.keeps === "texts" ? texts[kept] : measure.keeps === "different" ? kept : undefined;
      const details = areLines[place] ? detailsOf(gathered, kept) : undefined;
      take(measure, { at, memberId, value: values[row] ?? 0, item, details });
    }
  }

  /** All that was added, in the order in which it came. */
  gathered(): GatheredRows {
    return {
      times: this.times.all(),
      measures: this.measures.all(),
      members: this.members.all(),
      groups: this.groups.all(),
      values: this.values.all(),
      items: this.items.all(),
      memberIds: this.memberIds.texts,
      groupKeys: this.groupKeys.texts,
      texts: this.texts.texts,
      lineTexts: this.lineTexts.all(),
      lineEnds: this.lineEnds.all(),
    };
  }

  private addLine(details: Details): number {
    for (const text of details) this.lineTexts.push(text === null ? NOTHING : 1 + this.texts.of(text));
    this.lineEnds.push(this.lineTexts.length);
    return this.lineEnds.length - 1;
  }

  private groupPlace(group: Group): number {
    if (this.lastGroup?.group !== group) {
      this.lastGroup = { group, place: this.groupKeys.of(JSON.stringify(group)) };
    }
    return this.lastGroup.place;
  }
}

/** The number of the contact that a fact names, or of its conversation. */
export function numberOf(
  { item }: Pick<Fact, "item">,
  conversation: number,
  contacts: ReadonlyMap<string, number>,
): number | undefined {
  return item === undefined ? conversation : contacts.get(item);
}

/** The places of the texts that the line has. */
export function textsOfLine({ lineTexts, lineEnds }: GatheredRows, line: number): Uint32Array {
  return lineTexts.subarray(line === 0 ? 0 : lineEnds[line - 1], lineEnds[line]);
}

/** The texts themselves. */
export function detailsOf(gathered: GatheredRows, line: number): Details {
  return Array.from(textsOfLine(gathered, line), (place) => gathered.texts[place - 1] ?? null);
}

/** The family's measure at the place. */
export function measureAt(family: Family, place: number): Measure {
  const measure = family.measures[place];
  if (measure === undefined) throw new RangeError(`A row has a measure that ${family.name} does not have`);
  return measure;
}
