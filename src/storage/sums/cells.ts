import { compareText } from "../../domain/event-order";
import type { Distribution } from "../../domain/sums/distribution";
import type { Measure } from "../../domain/sums/measure";
import type { Cell, Sums } from "../../domain/sums/sums";
import { ByteReader, ByteWriter } from "./bytes";

const NOBODY = 0;
const EXACT = 0;
const IN_BUCKETS = 1;

/** Sums as bytes: the list of members, then for each measure its cells. Equal sums give the same bytes. */
export function bytesOfSums(sums: Sums): Buffer {
  const writer = new ByteWriter();
  const members = sums.members();
  const places = new Map<string | null, number>(members.map((member, place) => [member, 1 + place]));
  writer.texts(members);
  for (const { key } of sums.family.measures) {
    const cells = [...sums.cellsOf(key)].map(([memberId, cell]) => ({
      place: places.get(memberId) ?? NOBODY,
      cell,
    }));
    writer.number(cells.length);
    for (const { place, cell } of cells.sort((left, right) => left.place - right.place)) {
      writer.number(place);
      writeCell(writer, cell);
    }
  }
  return writer.bytes();
}

/** Adds sums that were written as bytes. */
export function addSums(sums: Sums, bytes: Uint8Array): void {
  const reader = new ByteReader(bytes);
  const members = [null, ...reader.texts()];
  for (const measure of sums.family.measures) {
    for (let left = reader.number(); left > 0; left -= 1) {
      readCell(reader, sums.cellToAddTo(measure, members[reader.number()] ?? null), measure);
    }
  }
}

function writeCell(writer: ByteWriter, { count, sum, distribution, different, texts }: Cell): void {
  writer.number(count);
  writer.number(sum);
  if (distribution !== null) writeDistribution(writer, distribution);
  if (different !== null) writer.ascending(Uint32Array.from(new Set(different)).sort());
  if (texts !== null) writer.texts([...texts].sort(compareText));
}

function readCell(reader: ByteReader, cell: Cell, { keeps }: Measure): void {
  const { distribution, different, texts } = cell;
  const count = reader.number();
  const sum = reader.number();
  cell.count += count;
  cell.sum += sum;
  if (distribution !== null) readDistribution(reader, distribution, { count, sum });
  if (keeps === "different") reader.ascending((number) => different?.push(number));
  if (keeps === "texts") for (const text of reader.texts()) texts?.add(text);
}

function writeDistribution(writer: ByteWriter, distribution: Distribution): void {
  if (distribution.values !== null) {
    writer.number(EXACT);
    writer.ascending(Float64Array.from(distribution.values).sort());
    return;
  }
  const filled = distribution.filledBuckets();
  writer.number(IN_BUCKETS);
  writer.number(distribution.max);
  writer.ascending(filled.map(({ bucket }) => bucket));
  for (const { count } of filled) writer.number(count);
}

function readDistribution(
  reader: ByteReader,
  distribution: Distribution,
  counted: Pick<Distribution, "count" | "sum">,
): void {
  if (reader.number() === EXACT) {
    reader.ascending((value) => distribution.add(value));
    return;
  }
  distribution.addCounted({ ...counted, max: reader.number() });
  const buckets: number[] = [];
  reader.ascending((bucket) => buckets.push(bucket));
  for (const bucket of buckets) distribution.addToBucket(bucket, reader.number());
}
