import fc from "fast-check";
import type { Family } from "../../../src/domain/sums/measure";
import { Sums } from "../../../src/domain/sums/sums";
import { addSums, bytesOfSums } from "../../../src/storage/sums/cells";

const observe = () => [];
const family: Family = {
  name: "tried",
  measures: [
    { key: "counted", keeps: "sum", observe, countsQuarterHours: true },
    { key: "times", keeps: "distribution", observe },
    { key: "people", keeps: "different", observe },
    { key: "words", keeps: "texts", observe },
    { key: "scores", keeps: "valued-entries", observe },
  ],
};

const fact = fc.record({
  measure: fc.constantFrom(...family.measures),
  memberId: fc.constantFrom(null, "u1", "u2", "ü"),
  value: fc.nat(3_000_000),
  number: fc.nat(50),
  at: fc.nat(7_200_000),
  text: fc.constantFrom("a", "b", "größer"),
});
/** Now and then so many of one member that times are counted in buckets. */
const facts = fc.array(fact, { maxLength: 700 });

function added(...parts: (typeof facts extends fc.Arbitrary<infer T> ? T : never)[]): Sums {
  const sums = new Sums(family);
  for (const { measure, at, memberId, value, number, text } of parts.flat()) {
    sums.add(measure, { at, memberId, value, item: measure.keeps === "texts" ? text : number });
  }
  return sums;
}

it("sums that were stored in parts, in any order, are the sums of all", () => {
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 4 }), (parts) => {
      const read = new Sums(family);
      const [last = [], ...others] = parts.toReversed();
      addSums(
        read,
        others.map((part) => bytesOfSums(added(part))),
      );
      addSums(read, [bytesOfSums(added(last))]);
      expect(bytesOfSums(read).equals(bytesOfSums(added(...parts)))).toBe(true);
    }),
  );
});

it("what is read back answers as before: counts, sums, times, contacts, texts, values and quarter-hours", () => {
  const { measures } = family;
  const [counted, times, people, words, scores] = measures;
  if (!counted || !times || !people || !words || !scores) throw new Error("A measure is missing");
  const sums = new Sums(family);
  sums.add(counted, { at: 0, memberId: "u1", value: 2 });
  sums.add(counted, { at: 900_000, memberId: null, value: 5 });
  for (const value of [9_000, 1_000, 4_000]) sums.add(times, { at: 0, memberId: "u1", value });
  for (const item of [7, 3, 7]) sums.add(people, { at: 0, memberId: "u2", value: 1, item });
  for (const item of ["b", "a", "b"]) sums.add(words, { at: 0, memberId: null, value: 1, item });
  for (const value of [5, 1, 5]) sums.add(scores, { at: 0, memberId: "u1", value });
  const read = new Sums(family);
  addSums(read, [bytesOfSums(sums)]);
  expect(read.members()).toEqual(["u1", "u2"]);
  expect([read.count("counted", ["u1", null]), read.sum("counted", ["u1", null])]).toEqual([2, 7]);
  expect(read.distribution("times", ["u1"]).summary()).toEqual({
    sampleSize: 3,
    mean: 14_000 / 3,
    p50: 4_000,
    p90: 9_000,
    max: 9_000,
  });
  expect(read.different("people", ["u1", "u2"])).toBe(2);
  expect(read.texts("words", [null])).toEqual(["a", "b"]);
  const values: number[] = [];
  read.eachValue("scores", ["u1", "u2", null], (value) => values.push(value));
  expect(values.sort()).toEqual([1, 5, 5]);
  expect([...read.quarterHours("counted", ["u1", null])]).toEqual([
    [0, 1],
    [1, 1],
  ]);
});
