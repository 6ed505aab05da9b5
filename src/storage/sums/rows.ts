import { type ConversationFilter, matchesFilter } from "../../domain/conversation-filter";
import { compareText } from "../../domain/event-order";
import { type Instant, startOfUtcDay, type UtcDay } from "../../domain/instant";
import type { DayFact, Group } from "../../domain/sums/day-facts";
import { type Details, type Entry, type Family, keepsEntries, type Measure } from "../../domain/sums/measure";
import { ByteReader, ByteWriter } from "./bytes";

/** A fact with what filters ask about; contacts and conversations have their numbers by now. */
export interface Row extends Omit<DayFact, "item"> {
  readonly group: Group;
  readonly item: number | string | undefined;
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
  const members = placesOf(rows.flatMap(({ memberId }) => memberId ?? []));
  const groups = placesOf(family.isGrouped ? rows.map(({ group }) => JSON.stringify(group)) : []);
  const texts = placesOf(rows.flatMap(textsIn));
  const placed = rows.map((row) => [
    row.at - startOfUtcDay(day),
    row.measure,
    row.memberId === null ? NOBODY : 1 + (members.get(row.memberId) ?? 0),
    groups.get(family.isGrouped ? JSON.stringify(row.group) : "") ?? 0,
    row.value,
    ...numbersOf(measureAt(family, row.measure), row, texts),
  ]);
  placed.sort(byColumns);
  const writer = new ByteWriter();
  writer.texts([...members.keys()]);
  writer.texts([...groups.keys()]);
  writer.part(partOfTexts(family, texts.keys(), placed));
  writer.number(placed.length);
  let before = 0;
  for (const [at = 0, measure = 0, member = 0, group = 0, value = 0, ...kept] of placed) {
    writer.number(at - before);
    writer.number(measure);
    writer.number(member);
    if (family.isGrouped) writer.number(group);
    writer.number(value);
    if (!keepsEntries(measureAt(family, measure))) for (const number of kept) writer.number(number);
    before = at;
  }
  return writer.bytes();
}

/** The texts, then what each line of a log has of them. */
function partOfTexts(
  family: Family,
  texts: Iterable<string>,
  placed: readonly (readonly number[])[],
): ByteWriter {
  const part = new ByteWriter();
  const lines = placed.filter(([, measure = 0]) => keepsEntries(measureAt(family, measure)));
  part.joinedTexts([...texts]);
  part.number(lines.length);
  for (const [, , , , , ...details] of lines) for (const number of details) part.number(number);
  return part;
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
  for (const row of rows) if (matchesFilter(row.group, filter)) take(measureAt(family, row.measure), row);
}

function measureAt(family: Family, place: number): Measure {
  return family.measures[place] ?? unknownMeasure(family);
}

function unknownMeasure({ name }: Family): never {
  throw new RangeError(`A row has a measure that ${name} does not have`);
}

/** What the measure keeps of a row, in numbers. */
function numbersOf(measure: Measure, row: Row, texts: ReadonlyMap<string, number>): number[] {
  const { item, details = [] } = row;
  const { keeps } = measure;
  if (keeps === "different") return [typeof item === "number" ? item : 0];
  if (keeps === "texts") return [texts.get(String(item)) ?? 0];
  if (!keepsEntries(measure)) return [];
  return [details.length, ...details.map((text) => (text === null ? NOTHING : 1 + (texts.get(text) ?? 0)))];
}

function readItem(reader: ByteReader, { keeps }: Measure, texts: TextsOfDay): Row["item"] {
  if (keeps === "different") return reader.number();
  return keeps === "texts" ? texts.text(reader.number()) : undefined;
}

function textsIn({ item, details = [] }: Row): string[] {
  return [item, ...details].filter((text) => typeof text === "string");
}

/** The place of each text among the different ones in code-unit order. */
function placesOf(texts: Iterable<string>): ReadonlyMap<string, number> {
  return new Map([...new Set(texts)].sort(compareText).map((text, place) => [text, place]));
}

function byColumns(left: readonly number[], right: readonly number[]): number {
  for (let column = 0; column < left.length; column += 1) {
    const difference = (left[column] ?? 0) - (right[column] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
