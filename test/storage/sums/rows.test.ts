import fc from "fast-check";
import { startOfUtcDay } from "../../../src/domain/instant";
import type { Family } from "../../../src/domain/sums/measure";
import { rangeAt, Sums } from "../../../src/domain/sums/sums";
import { bytesOfSums } from "../../../src/storage/sums/cells";
import { storedToTake } from "../../../src/storage/sums/read-rows";
import { measureAt, type Row, Rows, type TakeRow } from "../../../src/storage/sums/rows";
import { bytesOfRows } from "../../../src/storage/sums/write-rows";

const day = 20_731;
const start = startOfUtcDay(day);
const observe = () => [];
const tried: Family = {
  name: "tried",
  measures: [
    { key: "counted", keeps: "sum", observe },
    { key: "people", keeps: "different", observe },
    { key: "words", keeps: "texts", observe },
    { key: "lines", keeps: "entries", observe },
    { key: "times", keeps: "distribution", measuresTimes: true, observe },
  ],
};

/** Opened long before the day, or on it, or before 1970. */
const conversation = fc
  .record({ number: fc.nat(12), before: fc.constantFrom(0, 40, 30_000) })
  .map(({ number, before }) => ({ number, openedOn: day - before }));
const row: fc.Arbitrary<Row> = fc
  .record({
    at: fc.integer({ min: start, max: start + 86_399_999 }),
    measure: fc.nat(4),
    memberId: fc.constantFrom(null, "u1", "u2"),
    value: fc.nat(1_000_000),
    conversation,
    number: fc.nat(9),
    lag: fc.integer({ min: -40 * 86_400_000, max: 400 * 86_400_000 }),
  })
  .map(({ number, lag, ...rest }) => ({
    ...rest,
    ...(rest.measure === 4 && { until: rest.at - lag }),
    item: [undefined, number, `text ${number}`, undefined][rest.measure],
    ...(rest.measure === 3 && { details: [`text ${number}`, number === 0 ? null : "shared", ""] }),
  }));
const everything = { has: () => true };
const cut = fc.integer({ min: start, max: start + 86_400_000 });

function rowsOf(rows: readonly Row[]): Rows {
  const gathered = new Rows(tried, day);
  for (const one of rows) gathered.add(one);
  return gathered;
}

/** Takes the rows as they are. */
function each(rows: readonly Row[], take: TakeRow): void {
  for (const one of rows) take(measureAt(tried, one.measure), one);
}

function targetsOf(at: number) {
  return [
    { range: { from: start, to: at }, sums: new Sums(tried) },
    { range: { from: at, to: at + 3_600_000 }, sums: new Sums(tried) },
  ];
}

/** Adds what is taken to the sums of its range. */
function adding(targets: ReturnType<typeof targetsOf>): TakeRow {
  return (measure, taken) => rangeAt(targets, taken.at)?.sums.add(measure, taken);
}

function stored(rows: readonly Row[]) {
  return storedToTake({ family: tried, day, bytes: bytesOfRows(rowsOf(rows)) });
}

it("stored rows count in every range and for all chosen conversations as they did before", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), fc.uniqueArray(fc.nat(12)), cut, (rows, numbers, at) => {
      const [read, expected] = [targetsOf(at), targetsOf(at)];
      const chosen = new Set(numbers);
      stored(rows).take(chosen, adding(read));
      each(
        rows.filter(({ conversation: { number } }) => chosen.has(number)),
        adding(expected),
      );
      const bytes = (targets: typeof read) => targets.map(({ sums }) => bytesOfSums(sums).toString("hex"));
      expect(bytes(read)).toEqual(bytes(expected));
    }),
  );
});

it("stored rows tell on which days their conversations were opened", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const days = new Set(rows.map(({ conversation: { openedOn } }) => openedOn));
      expect([...stored(rows).openedOn()]).toEqual([...days].sort((left, right) => left - right));
    }),
  );
});

it("rows that are gathered amount to what they have one by one", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
      const sums = new Sums(tried);
      each(rows, (measure, taken) => sums.add(measure, taken));
      expect(bytesOfSums(rowsOf(rows).addedUp()).equals(bytesOfSums(sums))).toBe(true);
    }),
  );
});

it("entries are read with their details as they were written", () => {
  const entries = row.filter(({ measure }) => measure === 3);
  const taken = (read: (take: TakeRow) => void) => {
    const lines: string[] = [];
    read((_measure, { at, memberId, value, details }) =>
      lines.push(JSON.stringify([at, memberId, value, details])),
    );
    return lines.sort();
  };
  fc.assert(
    fc.property(fc.array(entries, { maxLength: 20 }), (rows) => {
      const written = taken((take) => each(rows, take));
      expect(taken((take) => stored(rows).take(everything, take))).toEqual(written);
    }),
  );
});

it("times are read with the instants at which they ended", () => {
  const taken = (read: (take: TakeRow) => void) => {
    const times: string[] = [];
    read((_measure, { at, value, until }) => times.push(JSON.stringify([at, value, until])));
    return times.sort();
  };
  fc.assert(
    fc.property(fc.array(row.filter(({ measure }) => measure === 4)), (rows) => {
      const written = taken((take) => each(rows, take));
      expect(taken((take) => stored(rows).take(everything, take))).toEqual(written);
    }),
  );
});

it("the same rows in any order are the same bytes", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const bytes = bytesOfRows(rowsOf(rows));
      expect(bytesOfRows(rowsOf(rows.toReversed())).equals(bytes)).toBe(true);
    }),
  );
});

it("a cut between two milliseconds separates what lies before it from what lies at it", () => {
  const at = start + 1_000;
  const facts = [at - 1, at].map(
    (instant): Row => ({
      at: instant,
      measure: 0,
      memberId: "u1",
      value: 1,
      item: undefined,
      conversation: { number: 7, openedOn: day },
    }),
  );
  const targets = targetsOf(at);
  stored(facts).take(everything, adding(targets));
  expect(targets.map(({ sums }) => sums.count("counted", ["u1"]))).toEqual([1, 1]);
});
