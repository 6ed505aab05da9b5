import { startOfUtcDay, type UtcDay } from "../../domain/instant";
import type { DayFact } from "../../domain/sums/day-facts";
import {
  type Details,
  type Entry,
  type Fact,
  type Family,
  keepsEntries,
  type Measure,
} from "../../domain/sums/measure";
import { Sums } from "../../domain/sums/sums";
import { Column, Places } from "./columns";
import type { ChosenConversations } from "./day-groups";

/** By what filters find out about a conversation. */
export interface RowConversation {
  readonly number: number;
  /** The day on which it was opened. */
  readonly openedOn: UtcDay;
}

/** A fact with its conversation; contacts and conversations have their numbers by now. */
export interface Row extends Omit<DayFact, "item"> {
  readonly conversation: RowConversation;
  readonly item?: number | string | undefined;
}

/** What facts of one conversation have in common. */
export interface FactsConversation extends RowConversation {
  /** The numbers of contacts, its own among them. */
  readonly contacts: ReadonlyMap<string, number>;
}

/** A row as it is read. */
export type ReadRow = Pick<Row, "at" | "memberId" | "value" | "until" | "item" | "details">;

/** Takes a row that was read. */
export type TakeRow = (measure: Measure, row: ReadRow) => void;

/** Rows that somebody can look through. */
export interface RowsToTake {
  /** The days on which their conversations were opened. */
  openedOn(): Iterable<UtcDay>;
  /** Calls `take` with each row of a conversation that is chosen. */
  take(chosen: ChosenConversations, take: TakeRow): void;
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
  /** By their numbers. */
  readonly conversations: Uint32Array;
  readonly values: Float64Array;
  /** How long before the row the time ended that is its value, in milliseconds: below 0 where after it. */
  readonly lags: Float64Array;
  /** The number of a contact or conversation, the place of a text, or the place of a line. */
  readonly items: Uint32Array;
  readonly memberIds: readonly string[];
  /** The days on which the conversations were opened, in any order. */
  readonly openedOn: Iterable<UtcDay>;
  readonly texts: readonly string[];
  /** What each line of a log has: the places of texts behind `NOTHING`, from the one end to the next. */
  readonly lineTexts: Uint32Array;
  readonly lineEnds: Uint32Array;
}

/**
 * What a family has on one day, in columns of numbers: a busy day has hundreds of thousands of rows, which as objects
 * would take many times the memory.
 */
export class Rows {
  private readonly start: number;
  private readonly times = new Column(Uint32Array);
  private readonly measures = new Column(Uint8Array);
  private readonly members = new Column(Uint32Array);
  private readonly conversations = new Column(Uint32Array);
  private readonly values = new Column(Float64Array);
  private readonly lags = new Column(Float64Array);
  private readonly items = new Column(Uint32Array);
  private readonly memberIds = new Places();
  private readonly openedOn = new Set<UtcDay>();
  private readonly texts = new Places();
  private readonly lineTexts = new Column(Uint32Array);
  private readonly lineEnds = new Column(Uint32Array);
  private readonly areLines: readonly boolean[];

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
  addFact({ at, memberId, value, until, item, details }: Fact, measure: number, of: FactsConversation): void {
    const isNumbered = this.family.measures[measure]?.keeps === "different";
    const numbered = isNumbered ? numberOf({ item }, of.number, of.contacts) : item;
    this.add({ at, measure, memberId, value, until, item: numbered, details, conversation: of });
  }

  /** Adds a row of the day. */
  add({ at, measure, memberId, value, until = at, item, details, conversation }: Row): void {
    this.times.push(at - this.start);
    this.measures.push(measure);
    this.members.push(memberId === null ? NOTHING : 1 + this.memberIds.of(memberId));
    this.conversations.push(conversation.number);
    this.openedOn.add(conversation.openedOn);
    this.values.push(value);
    this.lags.push(at - until);
    if (this.areLines[measure]) this.items.push(this.addLine(details ?? []));
    else this.items.push(typeof item === "string" ? this.texts.of(item) : (item ?? 0));
  }

  /** What the rows amount to. */
  addedUp(): Sums {
    const { family, start } = this;
    const sums = new Sums(family);
    const { times, measures, members, values, items, texts, ...gathered } = this.gathered();
    const memberIds = [null, ...gathered.memberIds];
    for (let row = 0; row < times.length; row += 1) {
      const measure = measureAt(family, measures[row] ?? 0);
      const at = start + (times[row] ?? 0);
      const memberId = memberIds[members[row] ?? NOTHING] ?? null;
      const kept = items[row] ?? 0;
      const item = measure.keeps === "texts" ? texts[kept] : measure.keeps === "different" ? kept : undefined;
      sums.add(measure, { at, memberId, value: values[row] ?? 0, item });
    }
    return sums;
  }

  /** All that was added, in the order in which it came. */
  gathered(): GatheredRows {
    return {
      times: this.times.all(),
      measures: this.measures.all(),
      members: this.members.all(),
      conversations: this.conversations.all(),
      values: this.values.all(),
      lags: this.lags.all(),
      items: this.items.all(),
      memberIds: this.memberIds.texts,
      openedOn: this.openedOn,
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
