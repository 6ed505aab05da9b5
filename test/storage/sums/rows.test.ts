import fc from "fast-check";
import { startOfUtcDay } from "../../../src/domain/instant";
import type { Family } from "../../../src/domain/sums/measure";
import { Sums } from "../../../src/domain/sums/sums";
import { bytesOfSums } from "../../../src/storage/sums/cells";
import { addCountedRows, addRows, bytesOfRows, type Row } from "../../../src/storage/sums/rows";

const day = 20_731;
const start = startOfUtcDay(day);
const observe = () => [];
const grouped: Family = {
  name: "tried",
  isGrouped: true,
  measures: [
    { key: "counted", keeps: "sum", observe },
    { key: "people", keeps: "contacts", observe },
    { key: "words", keeps: "texts", observe },
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
    measure: fc.nat(2),
    memberId: fc.constantFrom(null, "u1", "u2"),
    value: fc.nat(1_000_000),
    group,
    number: fc.nat(9),
  })
  .map(({ number, ...rest }) => ({
    ...rest,
    item: [undefined, number, `text ${number}`][rest.measure],
  }));
const filter = fc.record(
  { inbox: fc.constant(["support"]), tag: fc.constantFrom(["vip"], ["untagged"], ["untagged", "bug"]) },
  { requiredKeys: [] },
);
const cut = fc.integer({ min: start, max: start + 86_400_000 });

function targetsOf(at: number) {
  return [
    { range: { from: start, to: at }, sums: new Sums(grouped) },
    { range: { from: at, to: at + 3_600_000 }, sums: new Sums(grouped) },
  ];
}

it("stored rows count in every range and with every filter as they did before", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), filter, cut, (rows, chosen, at) => {
      const [stored, counted] = [targetsOf(at), targetsOf(at)];
      addRows({ family: grouped, day, bytes: bytesOfRows({ family: grouped, day }, rows) }, chosen, stored);
      addCountedRows({ family: grouped, rows }, chosen, counted);
      const bytes = (targets: typeof stored) => targets.map(({ sums }) => bytesOfSums(sums).toString("hex"));
      expect(bytes(stored)).toEqual(bytes(counted));
    }),
  );
});

it("the same rows in any order are the same bytes", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const bytes = bytesOfRows({ family: grouped, day }, rows);
      expect(bytesOfRows({ family: grouped, day }, rows.toReversed()).equals(bytes)).toBe(true);
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
  addRows({ family: grouped, day, bytes: bytesOfRows({ family: grouped, day }, facts) }, {}, targets);
  expect(targets.map(({ sums }) => sums.count("counted", ["u1"]))).toEqual([1, 1]);
});
