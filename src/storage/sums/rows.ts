import { type ConversationFilter, matchesFilter } from "../../domain/conversation-filter";
import { compareText } from "../../domain/event-order";
import { type Instant, startOfUtcDay, type UtcDay } from "../../domain/instant";
import type { DayFact, Group } from "../../domain/sums/day-facts";
import { type Details, type Entry, type Family, keepsEntries, type Measure } from "../../domain/sums/measure";
import { ByteReader, ByteWriter } from "./bytes";

/** A fact with what filters ask about; contacts and conversations have their numbers by now. */
export interface Row extends Omit<DayFact, "item"> {
  /** Of families of which filters can choose. */
  readonly group?: Group | undefined;
  readonly item?: number | string | undefined;
}

/** Takes a row that was read. */
export type TakeRow = (measure: Measure, row: ReadRow) => void;

/** A row as it is read. */
export type ReadRow = Pick<Row, "at" | "memberId" | "value" | "item" | "details">;

/** Whether the row is a line of a log. */
export function isLine(measure: Measure, _row: ReadRow): _row is ReadRow & Entry {
  return keepsEntries(measure);
}

const NOBODY = 0;
const NOTHING = 0;

/**
 * The rows of one day as bytes: lists of the members and groups that occur; the texts, and which of them the lines of
 * a log have, apart, so that whoever only counts passes them over; then the rows in numbers, in order of time, each
 * to the millisecond. The same rows in any order give the same bytes.
 */
export function bytesOfRows({ family, day }: { family: Family; day: UtcDay }, rows: readonly Row[]): Buffer {
  const places = placesIn(family, rows);
  const sorted = rows.toSorted((left, right) => compareRows(left, right, places));
  const writer = new ByteWriter();
  writer.texts([...places.members.keys()]);
  writer.texts([...places.groups.keys()]);
  writer.part(partOfTexts(family, sorted, places));
  writer.number(sorted.length);
  let before = startOfUtcDay(day);
  for (const row of sorted) {
    const { keeps } = measureAt(family, row.measure);
    writer.number(row.at - before);
    writer.number(row.measure);
    writer.number(memberPlace(row, places));
    if (family.isGrouped) writer.number(groupPlace(row, places));
    writer.number(row.value);
    if (keeps === "different") writer.number(typeof row.item === "number" ? row.item : 0);
    if (keeps === "texts") writer.number(textPlace(row.item, places));
    before = row.at;
  }
  return writer.bytes();
}

/** The texts, then what each line of a log has of them. */
function partOfTexts(family: Family, sorted: readonly Row[], places: Places): ByteWriter {
  const part = new ByteWriter();
  const lines = sorted.filter(({ measure }) => keepsEntries(measureAt(family, measure)));
  part.joinedTexts([...places.texts.keys()]);
  part.number(lines.length);
  for (const { details = [] } of lines) {
    part.number(details.length);
    for (const text of details) part.number(text === null ? NOTHING : 1 + textPlace(text, places));
  }
  return part;
}

/** The place of each text among the different ones in code-unit order. */
interface Places {
  readonly members: ReadonlyMap<string, number>;
  /** By what filters ask about, as JSON. */
  readonly groups: ReadonlyMap<string, number>;
  readonly texts: ReadonlyMap<string, number>;
  /** The place of the group of each conversation, since its rows share one. */
  readonly ofGroup: ReadonlyMap<Group, number>;
}

function placesIn({ isGrouped }: Family, rows: readonly Row[]): Places {
  const [members, texts] = [new Set<string>(), new Set<string>()];
  const groupKeys = new Map<Group, string>();
  for (const { memberId, item, details, group } of rows) {
    if (memberId !== null) members.add(memberId);
    if (typeof item === "string") texts.add(item);
    for (const text of details ?? []) if (text !== null) texts.add(text);
    if (isGrouped && group !== undefined && !groupKeys.has(group))
      groupKeys.set(group, JSON.stringify(group));
  }
  const groups = placesOf(new Set(groupKeys.values()));
  const ofGroup = new Map([...groupKeys].map(([group, key]) => [group, groups.get(key) ?? 0]));
  return { members: placesOf(members), groups, texts: placesOf(texts), ofGroup };
}

function placesOf(texts: ReadonlySet<string>): ReadonlyMap<string, number> {
  return new Map([...texts].sort(compareText).map((text, place) => [text, place]));
}

function memberPlace({ memberId }: Row, { members }: Places): number {
  return memberId === null ? NOBODY : 1 + (members.get(memberId) ?? 0);
}

function groupPlace({ group }: Row, { ofGroup }: Places): number {
  return group === undefined ? 0 : (ofGroup.get(group) ?? 0);
}

function textPlace(text: Row["item"], { texts }: Places): number {
  return typeof text === "string" ? (texts.get(text) ?? 0) : 0;
}

/** By time, then by everything else, so that the order says nothing about how the rows came. */
function compareRows(left: Row, right: Row, places: Places): number {
  return (
    left.at - right.at ||
    left.measure - right.measure ||
    memberPlace(left, places) - memberPlace(right, places) ||
    groupPlace(left, places) - groupPlace(right, places) ||
    left.value - right.value ||
    compareItems(left.item, right.item) ||
    compareText(JSON.stringify(left.details ?? []), JSON.stringify(right.details ?? []))
  );
}

function compareItems(left: Row["item"], right: Row["item"]): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  return compareText(String(left), String(right));
}

/** Calls `take` with each row whose group the filter chooses. Texts are read once somebody looks at them. */
export function readRows(
  { family, day, bytes }: { readonly family: Family; readonly day: UtcDay; readonly bytes: Uint8Array },
  filter: ConversationFilter,
  take: TakeRow,
): void {
  const reader = new ByteReader(bytes);
  const members = [null, ...reader.texts()];
  const isChosen = reader.texts().map((group) => matchesFilter(JSON.parse(group), filter));
  const texts = new TextsOfDay(reader.part());
  const measures = family.measures.map((measure) => ({ measure, isLog: keepsEntries(measure) }));
  let at = startOfUtcDay(day);
  let line = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    at += reader.number();
    const { measure, isLog } = measures[reader.number()] ?? unknownMeasure(family);
    const memberId = members[reader.number()] ?? null;
    const isInGroup = !family.isGrouped || isChosen[reader.number()] === true;
    const value = reader.number();
    if (isLog) {
      if (isInGroup) take(measure, new Line({ at, memberId, value }, texts, line));
      line += 1;
      continue;
    }
    const item = readItem(reader, measure, texts);
    if (isInGroup) take(measure, { at, memberId, value, item, details: undefined });
  }
}

/** The texts of a day's rows, read when somebody looks at one. */
class TextsOfDay {
  private texts: readonly string[] | null = null;
  private lines: readonly Details[] | null = null;

  constructor(private readonly part: ByteReader) {}

  text(place: number): string | undefined {
    this.texts ??= this.part.joinedTexts();
    return this.texts[place];
  }

  /** What the line of a log has, by the place of the line. */
  details(line: number): Details | undefined {
    this.texts ??= this.part.joinedTexts();
    const { texts } = this;
    this.lines ??= Array.from({ length: this.part.number() }, () =>
      Array.from({ length: this.part.number() }, () => texts[this.part.number() - 1] ?? null),
    );
    return this.lines[line];
  }
}

/** A line of a log. */
class Line implements ReadRow {
  readonly at: Instant;
  readonly memberId: string | null;
  readonly value: number;
  readonly item = undefined;

  constructor(
    { at, memberId, value }: Pick<ReadRow, "at" | "memberId" | "value">,
    private readonly texts: TextsOfDay,
    private readonly line: number,
  ) {
    this.at = at;
    this.memberId = memberId;
    this.value = value;
  }

  get details(): Details | undefined {
    return this.texts.details(this.line);
  }
}

/** The same for rows that are not stored. */
export function takeRows(
  { family, rows }: { readonly family: Family; readonly rows: readonly Row[] },
  filter: ConversationFilter,
  take: TakeRow,
): void {
  for (const row of rows) {
    const { group } = row;
    if (group === undefined || matchesFilter(group, filter)) take(measureAt(family, row.measure), row);
  }
}

function measureAt(family: Family, place: number): Measure {
  return family.measures[place] ?? unknownMeasure(family);
}

function unknownMeasure({ name }: Family): never {
  throw new RangeError(`A row has a measure that ${name} does not have`);
}

function readItem(reader: ByteReader, { keeps }: Measure, texts: TextsOfDay): Row["item"] {
  if (keeps === "different") return reader.number();
  return keeps === "texts" ? texts.text(reader.number()) : undefined;
}
