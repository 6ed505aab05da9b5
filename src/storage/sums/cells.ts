import { compareText } from "../../domain/event-order";
import { type Distribution, mostExactValues } from "../../domain/sums/distribution";
import type { Measure } from "../../domain/sums/measure";
import { type Cell, countIn, type Sums } from "../../domain/sums/sums";
import { ByteReader, ByteWriter } from "./bytes";

const NOBODY = 0;

/**
 * Sums as bytes: the list of members, then for each measure its cells, each with its member, count and sum. Times
 * have two parts after that, which can be passed over: how many lie in each bucket, and the times themselves where
 * they are few. Equal sums give the same bytes.
 */
export function bytesOfSums(sums: Sums): Buffer {
  const writer = new ByteWriter();
  const members = sums.members();
  const places = new Map<string | null, number>(members.map((member, place) => [member, 1 + place]));
  writer.texts(members);
  for (const { key, keeps } of sums.family.measures) {
    const cells = [...sums.cellsOf(key)]
      .map(([memberId, cell]) => ({ place: places.get(memberId) ?? NOBODY, cell }))
      .sort((left, right) => left.place - right.place);
    writer.number(cells.length);
    for (const { place, cell } of cells) {
      writer.number(place);
      writer.number(cell.count);
      writer.number(cell.sum);
      writeItems(writer, cell);
    }
    if (keeps === "distribution")
      writeDistributions(
        writer,
        cells.flatMap(({ cell }) => cell.distribution ?? []),
      );
  }
  return writer.bytes();
}

/** Adds sums that were written as bytes: all parts at once, since times that are many in all are read otherwise. */
export function addSums(sums: Sums, parts: readonly Uint8Array[]): void {
  const read = parts.map((bytes) => {
    const reader = new ByteReader(bytes);
    return { reader, members: [null, ...reader.texts()] };
  });
  for (const measure of sums.family.measures) {
    const distributions = read.map(({ reader, members }) => readCells(reader, { sums, measure, members }));
    if (measure.keeps !== "distribution") continue;
    for (const [part, { reader }] of read.entries()) readDistributions(reader, distributions[part] ?? []);
  }
}

function writeItems(
  writer: ByteWriter,
  { different, texts, values, quarterHours, distribution }: Cell,
): void {
  if (different !== null) writer.ascending(Uint32Array.from(new Set(different)).sort());
  if (texts !== null) writer.texts([...texts].sort(compareText));
  if (values !== null) writer.ascending(Float64Array.from(values).sort());
  if (quarterHours !== null) writer.counts([...quarterHours].sort(([left], [right]) => left - right));
  if (distribution !== null) writer.number(distribution.max);
}

function writeDistributions(writer: ByteWriter, distributions: readonly Distribution[]): void {
  const buckets = new ByteWriter();
  const exact = new ByteWriter();
  for (const distribution of distributions) {
    buckets.counts(distribution.filledBuckets().map(({ bucket, count }) => [bucket, count]));
    if (distribution.values !== null) exact.ascending(Float64Array.from(distribution.values).sort());
  }
  writer.part(buckets);
  writer.part(exact);
}

/** A distribution to which the times of one part are still to be added. */
interface Awaiting {
  /** Has the count over all parts by then. */
  readonly cell: Cell;
  readonly distribution: Distribution;
  /** What the part has. */
  readonly added: { readonly count: number; readonly sum: number; readonly max: number };
}

interface CellsToRead {
  readonly sums: Sums;
  readonly measure: Measure;
  readonly members: readonly (string | null)[];
}

/** Reads the cells of one measure; answers the distributions in their order, with what is not added yet. */
function readCells(reader: ByteReader, { sums, measure, members }: CellsToRead): Awaiting[] {
  const awaiting: Awaiting[] = [];
  for (let left = reader.number(); left > 0; left -= 1) {
    const cell = sums.cellToAddTo(measure, members[reader.number()] ?? null);
    const count = reader.number();
    const sum = reader.number();
    cell.count += count;
    cell.sum += sum;
    const { different, texts, values, quarterHours, distribution } = cell;
    if (different !== null) reader.ascending((number) => different.push(number));
    if (texts !== null) for (const text of reader.texts()) texts.add(text);
    if (values !== null) reader.ascending((value) => values.push(value));
    if (quarterHours !== null) reader.counts((key, amount) => countIn(quarterHours, key, amount));
    if (distribution === null) continue;
    awaiting.push({ cell, distribution, added: { count, sum, max: reader.number() } });
  }
  return awaiting;
}

/** Adds the times of one part: by buckets where a cell has many in all, else one by one. */
function readDistributions(reader: ByteReader, awaiting: readonly Awaiting[]): void {
  const buckets = reader.part();
  const exact = reader.part();
  for (const { cell, distribution, added } of awaiting) {
    const isInBuckets = cell.count > mostExactValues;
    if (isInBuckets) distribution.addCounted(added);
    buckets.counts((bucket, count) => {
      if (isInBuckets) distribution.addToBucket(bucket, count);
    });
    if (added.count > mostExactValues) continue;
    if (isInBuckets) exact.skipAscending();
    else exact.ascending((value) => distribution.add(value));
  }
}
