import { type ConversationFilter, matchesFilter } from "../../domain/conversation-filter";
import { compareText } from "../../domain/event-order";
import { startOfUtcDay, type TimeRange, type UtcDay } from "../../domain/instant";
import type { DayFact, Group } from "../../domain/sums/day-facts";
import type { Family } from "../../domain/sums/measure";
import { rangeAt, type Sums } from "../../domain/sums/sums";
import { ByteReader, ByteWriter } from "./bytes";

/** A fact with what filters ask about; contacts have their numbers by now. */
export interface Row extends Omit<DayFact, "item"> {
  readonly group: Group;
  readonly item: number | string | undefined;
}

const NOBODY = 0;

/**
 * The rows of one day as bytes: lists of the members, groups and texts that occur, then the rows in order of time,
 * each to the millisecond. The same rows in any order give the same bytes.
 */
export function bytesOfRows({ family, day }: { family: Family; day: UtcDay }, rows: readonly Row[]): Buffer {
  const members = placesOf(rows.flatMap(({ memberId }) => memberId ?? []));
  const groups = placesOf(family.isGrouped ? rows.map(({ group }) => JSON.stringify(group)) : []);
  const texts = placesOf(rows.flatMap(({ item }) => (typeof item === "string" ? item : [])));
  const placed = rows.map(({ at, measure, memberId, group, value, item }) => [
    at - startOfUtcDay(day),
    measure,
    memberId === null ? NOBODY : 1 + (members.get(memberId) ?? 0),
    groups.get(family.isGrouped ? JSON.stringify(group) : "") ?? 0,
    value,
    typeof item === "string" ? (texts.get(item) ?? 0) : (item ?? 0),
  ]);
  placed.sort(byColumns);
  const writer = new ByteWriter();
  for (const list of [members, groups, texts]) writer.texts([...list.keys()]);
  writer.number(placed.length);
  let before = 0;
  for (const [at = 0, measure = 0, member = 0, group = 0, value = 0, item = 0] of placed) {
    writer.number(at - before);
    writer.number(measure);
    writer.number(member);
    if (family.isGrouped) writer.number(group);
    writer.number(value);
    if (keepsItems(family, measure)) writer.number(item);
    before = at;
  }
  return writer.bytes();
}

/** Adds the rows that lie in the ranges, and whose group the filter chooses, to the range's sums. */
export function addRows(
  { family, day, bytes }: { readonly family: Family; readonly day: UtcDay; readonly bytes: Uint8Array },
  filter: ConversationFilter,
  ranges: readonly { readonly range: TimeRange; readonly sums: Sums }[],
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
    const measure = family.measures[place];
    if (measure === undefined) throw new RangeError(`${family.name} has no measure at ${place}`);
    const number = keepsItems(family, place) ? reader.number() : undefined;
    const item = measure.keeps === "texts" && number !== undefined ? texts[number] : number;
    if (isInGroup) rangeAt(ranges, at)?.sums.add(measure, { memberId, value, item });
  }
}

/** The same for rows that are not stored. */
export function addCountedRows(
  { family, rows }: { readonly family: Family; readonly rows: readonly Row[] },
  filter: ConversationFilter,
  ranges: readonly { readonly range: TimeRange; readonly sums: Sums }[],
): void {
  for (const { at, measure: place, memberId, value, item, group } of rows) {
    const measure = family.measures[place];
    if (measure === undefined || !matchesFilter(group, filter)) continue;
    rangeAt(ranges, at)?.sums.add(measure, { memberId, value, item });
  }
}

function keepsItems(family: Family, measure: number): boolean {
  const keeps = family.measures[measure]?.keeps;
  return keeps === "contacts" || keeps === "texts";
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
