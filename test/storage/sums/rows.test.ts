import fc from "fast-check";
import { matchesFilter } from "../../../src/domain/conversation-filter";
import { startOfUtcDay } from "../../../src/domain/instant";
import type { Family } from "../../../src/domain/sums/measure";
import { rangeAt, Sums } from "../../../src/domain/sums/sums";
import { bytesOfSums } from "../../../src/storage/sums/cells";
import { readRows } from "../../../src/storage/sums/read-rows";
import { measureAt, type Row, Rows, type TakeRow } from "../../../src/storage/sums/rows";
import { bytesOfRows } from "../../../src/storage/sums/write-rows";

const day = 20_731;
const start = startOfUtcDay(day);
const observe = () => [];
const grouped: Family = {
  name: "tried",
  isGrouped: true,
  measures: [
    { key: "counted", keeps: "sum", observe },
    { key: "people", keeps: "different", observe },
    { key: "words", keeps: "texts", observe },
    { key: "lines", keeps: "entries", observe },
  ],
};

const group = fc.record({
  inboxId: fc.constantFrom(null, "support", "sales"),
  channel: fc.constantFrom(null, "email"),
  topic: fc.constant(null),
  tags: fc.constantFrom([], ["vip"], ["bug", "vip"]),
});
const row: fc.Arbitrary<Row> = fc
  .record({
    at: fc.integer({ min: start, max: start + 86_399_999 }),
    measure: fc.nat(3),
    memberId: fc.constantFrom(null, "u1", "u2"),
    value: fc.nat(1_000_000),
    group,
    number: fc.nat(9),
  })
  .map(({ number, ...rest }) => ({
    ...rest,
    item: [undefined, number, `text ${number}`, undefined][rest.measure],
    ...(rest.measure === 3 && { details: [`text ${number}`, number === 0 ? null : "shared", ""] }),
  }));
const filter = fc.record(
  { inbox: fc.constant(["support"]), tag: fc.constantFrom(["vip"], ["untagged"], ["untagged", "bug"]) },
  { requiredKeys: [] },
);
const cut = fc.integer({ min: start, max: start + 86_400_000 });

function rowsOf(rows: readonly Row[]): Rows {
  const gathered = new Rows(grouped, day);
  for (const one of rows) gathered.add(one);
  return gathered;
}

/** Takes the rows as they are. */
function each(rows: readonly Row[], take: TakeRow): void {
  for (const one of rows) take(measureAt(grouped, one.measure), one);
}

function targetsOf(at: number) {
  return [
    { range: { from: start, to: at }, sums: new Sums(grouped) },
    { range: { from: at, to: at + 3_600_000 }, sums: new Sums(grouped) },
  ];
}

/** Adds what is taken to the sums of its range. */
function adding(targets: ReturnType<typeof targetsOf>): TakeRow {
  return (measure, taken) => rangeAt(targets, taken.at)?.sums.add(measure, taken);
}

it("stored rows count in every range and with every filter as they did before", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), filter, cut, (rows, chosen, at) => {
      const [stored, gathered, expected] = [targetsOf(at), targetsOf(at), targetsOf(at)];
      readRows({ family: grouped, day, bytes: bytesOfRows(rowsOf(rows)) }, chosen, adding(stored));
      rowsOf(rows).take(chosen, adding(gathered));
      each(
        rows.filter(({ group: own }) => own && matchesFilter(own, chosen)),
        adding(expected),
      );
      const bytes = (targets: typeof stored) => targets.map(({ sums }) => bytesOfSums(sums).toString("hex"));
      expect(bytes(stored)).toEqual(bytes(expected));
      expect(bytes(gathered)).toEqual(bytes(expected));
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
      const bytes = bytesOfRows(rowsOf(rows));
      const written = taken((take) => each(rows, take));
      expect(taken((take) => readRows({ family: grouped, day, bytes }, {}, take))).toEqual(written);
      expect(taken((take) => rowsOf(rows).take({}, take))).toEqual(written);
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
      group: { inboxId: null, channel: null, topic: null, tags: [] },
    }),
  );
  const targets = targetsOf(at);
  const bytes = bytesOfRows(rowsOf(facts));
  readRows({ family: grouped, day, bytes }, {}, adding(targets));
  expect(targets.map(({ sums }) => sums.count("counted", ["u1"]))).toEqual([1, 1]);
});
