import { type ConversationFilter, matchesFilter } from "../../domain/conversation-filter";
import { compareText } from "../../domain/event-order";
import { startOfUtcDay, type UtcDay } from "../../domain/instant";
import type { DayFact, Group } from "../../domain/sums/day-facts";
import type { Details, Family, Measure } from "../../domain/sums/measure";
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

const NOBODY = 0;
const NOTHING = 0;

/**
 * The rows of one day as bytes: lists of the members, groups and texts that occur, then the rows in order of time,
 * each to the millisecond. The same rows in any order give the same bytes.
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
  for (const list of [members, groups, texts]) writer.texts([...list.keys()]);
  writer.number(placed.length);
  let before = 0;
  for (const [at = 0, measure = 0, member = 0, group = 0, value = 0, ...kept] of placed) {
    writer.number(at - before);
    writer.number(measure);
    writer.number(member);
    if (family.isGrouped) writer.number(group);
    writer.number(value);
    for (const number of kept) writer.number(number);
    before = at;
  }
  return writer.bytes();
}

/** Calls `take` with each row whose group the filter chooses. */
export function readRows(
  { family, day, bytes }: { readonly family: Family; readonly day: UtcDay; readonly bytes: Uint8Array },
  filter: ConversationFilter,
  take: TakeRow,
): void {
  const reader = new ByteReader(bytes);
  const members = [null, ...reader.texts()];
  const isChosen = reader.texts().map((group) => matchesFilter(JSON.parse(group), filter));
  const texts = reader.texts();
  let at = startOfUtcDay(day);
  for (let left = reader.number(); left > 0; left -= 1) {
    at += reader.number();
    const place = reader.number();
    const memberId = members[reader.number()] ?? null;
    const isInGroup = !family.isGrouped || isChosen[reader.number()] === true;
    const value = reader.number();
    const measure = measureAt(family, place);
    const item = readItem(reader, measure, texts);
    const details = measure.keeps === "entries" ? readDetails(reader, texts) : undefined;
    if (isInGroup) take(measure, { at, memberId, value, item, details });
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
  const measure = family.measures[place];
  if (measure === undefined) throw new RangeError(`${family.name} has no measure at ${place}`);
  return measure;
}

/** What the measure keeps of a row, in numbers. */
function numbersOf({ keeps }: Measure, row: Row, texts: ReadonlyMap<string, number>): number[] {
  const { item, details = [] } = row;
  if (keeps === "different") return [typeof item === "number" ? item : 0];
  if (keeps === "texts") return [texts.get(String(item)) ?? 0];
  if (keeps !== "entries") return [];
  return [details.length, ...details.map((text) => (text === null ? NOTHING : 1 + (texts.get(text) ?? 0)))];
}

function readItem(reader: ByteReader, { keeps }: Measure, texts: readonly string[]): Row["item"] {
  if (keeps === "different") return reader.number();
  return keeps === "texts" ? texts[reader.number()] : undefined;
}

function readDetails(reader: ByteReader, texts: readonly string[]): Details {
  return Array.from({ length: reader.number() }, () => texts[reader.number() - 1] ?? null);
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
