import { compareText } from "../../domain/event-order";
import { earliestInstant, type UtcDay, utcDayOf } from "../../domain/instant";
import { type Family, keepsEntries } from "../../domain/sums/measure";
import { ByteWriter } from "./bytes";
import { detailsOf, type GatheredRows, NOTHING, type Rows, textsOfLine } from "./rows";

/** More than a day has rows: a time of the day and the place of a row share the whole numbers that a double has. */
const MOST_ROWS = 2 ** 26;

/** Days are written as how many come before them, since there are some before 1970. */
export const EARLIEST_DAY: UtcDay = utcDayOf(earliestInstant);

/**
 * The rows as bytes: the days on which their conversations were opened, first, since whoever filters reads these before
 * the rest; the numbers of the conversations; the members; the texts, and which of them the lines of a log have, apart,
 * so that whoever only counts passes them over; then the rows in numbers, in order of time, each to the millisecond.
 * The same rows in any order give the same bytes.
 */
export function bytesOfRows(rows: Rows): Buffer {
  const { family } = rows;
  const gathered = withSortedPlaces(family, rows.gathered());
  const { times, measures, members, values, lags, items } = gathered;
  const conversations = inPlaces(gathered.conversations);
  const areLines = family.measures.map(keepsEntries);
  const haveItems = family.measures.map(({ keeps }) => keeps === "different" || keeps === "texts");
  const haveLags = family.measures.map(({ measuresTimes }) => measuresTimes);
  const order = inOrder(gathered, areLines);
  const writer = new ByteWriter();
  writer.ascending(Float64Array.from(gathered.openedOn, (day) => day - EARLIEST_DAY).sort());
  writer.ascending(conversations.numbers);
  writer.texts(gathered.memberIds);
  writer.part(
    partOfTexts(
      gathered,
      order.filter((row) => areLines[measures[row] ?? 0]),
    ),
  );
  writer.number(order.length);
  let before = 0;
  for (const row of order) {
    const [time, measure] = [times[row] ?? 0, measures[row] ?? 0];
    writer.number(time - before);
    writer.number(measure);
    writer.number(members[row] ?? NOTHING);
    writer.number(conversations.placeOf(row));
    writer.number(values[row] ?? 0);
    if (haveLags[measure]) writer.signed(lags[row] ?? 0);
    if (haveItems[measure]) writer.number(items[row] ?? 0);
    before = time;
  }
  return writer.bytes();
}

/** The texts, then what each line of a log has of them. */
function partOfTexts(gathered: GatheredRows, lines: Uint32Array): ByteWriter {
  const part = new ByteWriter();
  part.joinedTexts(gathered.texts);
  part.number(lines.length);
  for (const row of lines) {
    const texts = textsOfLine(gathered, gathered.items[row] ?? 0);
    part.number(texts.length);
    for (const place of texts) part.number(place);
  }
  return part;
}

/** The same rows with members, groups and texts in code-unit order, whatever the order in which they came. */
function withSortedPlaces({ measures }: Family, gathered: GatheredRows): GatheredRows {
  const memberIds = inCodeUnitOrder(gathered.memberIds);
  const texts = inCodeUnitOrder(gathered.texts);
  const keepTexts = measures.map(({ keeps }) => keeps === "texts");
  const isText = (row: number) => keepTexts[gathered.measures[row] ?? 0];
  const behindNothing = (place: number, places: Uint32Array) =>
    place === NOTHING ? NOTHING : 1 + (places[place - 1] ?? 0);
  return {
    ...gathered,
    members: gathered.members.map((place) => behindNothing(place, memberIds.places)),
    items: gathered.items.map((item, row) => (isText(row) ? (texts.places[item] ?? 0) : item)),
    lineTexts: gathered.lineTexts.map((place) => behindNothing(place, texts.places)),
    memberIds: memberIds.sorted,
    texts: texts.sorted,
  };
}

/** The different numbers, ascending, and the place there of each as they were given: fewer bytes than the number itself. */
function inPlaces(given: Uint32Array) {
  const numbers = Uint32Array.from(new Set(given)).sort();
  const places = new Map<number, number>();
  for (const [place, number] of numbers.entries()) places.set(number, place);
  return { numbers, placeOf: (row: number) => places.get(given[row] ?? 0) ?? 0 };
}

/** The texts in code-unit order, and the place there of each as they were given. */
function inCodeUnitOrder(texts: readonly string[]) {
  const order = Array.from(texts, (text, given) => ({ text, given }));
  order.sort((left, right) => compareText(left.text, right.text));
  const places = new Uint32Array(texts.length);
  for (const [place, { given }] of order.entries()) places[given] = place;
  return { sorted: order.map(({ text }) => text), places };
}

/** The rows by time, then by everything else, so that their order says nothing about how they came. */
function inOrder(gathered: GatheredRows, areLines: readonly boolean[]): Uint32Array {
  const { times } = gathered;
  const keys = Float64Array.from(times, (time, row) => time * MOST_ROWS + row).sort();
  const order = Uint32Array.from(keys, (key) => key % MOST_ROWS);
  const compare = comparing(gathered, areLines);
  for (let first = 0; first < order.length; ) {
    const time = times[order[first] ?? 0];
    let end = first + 1;
    while (end < order.length && times[order[end] ?? 0] === time) end += 1;
    if (end - first > 1) order.subarray(first, end).sort(compare);
    first = end;
  }
  return order;
}

/** Compares two rows of the same time. */
function comparing(gathered: GatheredRows, areLines: readonly boolean[]) {
  const { measures, members, conversations, values, lags, items } = gathered;
  const memberCount = 1 + gathered.memberIds.length;
  const placeOf = (row: number) => (measures[row] ?? 0) * memberCount + (members[row] ?? NOTHING);
  const lineOf = (row: number) => JSON.stringify(detailsOf(gathered, items[row] ?? 0));
  return (left: number, right: number): number =>
    placeOf(left) - placeOf(right) ||
    (conversations[left] ?? 0) - (conversations[right] ?? 0) ||
    (values[left] ?? 0) - (values[right] ?? 0) ||
    (lags[left] ?? 0) - (lags[right] ?? 0) ||
    (areLines[measures[left] ?? 0]
      ? compareText(lineOf(left), lineOf(right))
      : (items[left] ?? 0) - (items[right] ?? 0));
}
