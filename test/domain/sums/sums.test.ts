import fc from "fast-check";
import type { Family } from "../../../src/domain/sums/measure";
import { rangeAt, Sums, sumsOfBoth } from "../../../src/domain/sums/sums";

const family: Family = {
  name: "tried",
  measures: [
    { key: "people", keeps: "different", observe: () => [] },
    { key: "times", keeps: "distribution", observe: () => [] },
  ],
};
const [people, times] = family.measures;

it("contacts are counted once over all members asked for, few or thousands of them", () => {
  const numbers = fc.oneof(
    fc.array(fc.nat(300), { maxLength: 50 }),
    fc.array(fc.nat(100_000), { minLength: 1_000, maxLength: 1_500 }),
  );
  fc.assert(
    fc.property(numbers, numbers, (ofAnn, ofBen) => {
      if (people === undefined) throw new Error("The measure is missing");
      const sums = new Sums(family);
      for (const item of ofAnn) sums.add(people, { at: 0, memberId: "ann", value: 1, item });
      for (const item of ofBen) sums.add(people, { at: 0, memberId: "ben", value: 1, item });
      expect(sums.different("people", ["ann"])).toBe(new Set(ofAnn).size);
      expect(sums.different("people", ["ann", "ben"])).toBe(new Set([...ofAnn, ...ofBen]).size);
    }),
  );
});

it("what is added after somebody asked is in the next answer", () => {
  if (times === undefined) throw new Error("The measure is missing");
  const sums = new Sums(family);
  for (const memberId of ["ann", "ben"]) sums.add(times, { at: 0, memberId, value: 1_000 });
  expect(sums.distribution("times", ["ann", "ben"]).summary()).toMatchObject({ sampleSize: 2, max: 1_000 });
  sums.add(times, { at: 0, memberId: "ben", value: 3_000 });
  expect(sums.distribution("times", ["ann", "ben"]).summary()).toMatchObject({ sampleSize: 3, max: 3_000 });
  expect(sums.distribution("times", ["ben"]).summary()).toMatchObject({ sampleSize: 2, mean: 2_000 });
});

it("an instant lies in the range that begins with it, and not in the one that ends with it", () => {
  const ranges = [
    { name: "first", range: { from: 0, to: 10 } },
    { name: "second", range: { from: 10, to: 20 } },
    { name: "after a gap", range: { from: 30, to: 40 } },
  ];
  const nameAt = (instant: number) => rangeAt(ranges, instant)?.name;
  expect([-1, 0, 9, 10, 19, 20, 30, 40].map(nameAt)).toEqual([
    undefined,
    "first",
    "first",
    "second",
    "second",
    undefined,
    "after a gap",
    undefined,
  ]);
});

it("sums of two parts of the facts, put together, answer as the sums of all", () => {
  const observe = () => [];
  const tried: Family = {
    name: "tried",
    measures: [
      { key: "times", keeps: "distribution", observe, countsQuarterHours: true },
      { key: "people", keeps: "different", observe },
      { key: "words", keeps: "texts", observe },
      { key: "scores", keeps: "valued-entries", observe },
    ],
  };
  const fact = fc.record({
    measure: fc.constantFrom(...tried.measures),
    at: fc.nat(7_200_000),
    memberId: fc.constantFrom(null, "u1", "u2"),
    value: fc.nat(3_000_000),
    number: fc.nat(20),
  });
  // Now and then so many of one member that times are counted in buckets.
  const facts = fc.array(fact, { maxLength: 400 });
  const added = (parts: typeof facts extends fc.Arbitrary<infer T> ? T : never) => {
    const sums = new Sums(tried);
    for (const { measure, number, ...one } of parts) {
      sums.add(measure, { ...one, item: measure.keeps === "texts" ? `${number}` : number });
    }
    return sums;
  };
  const answers = (sums: Sums) =>
    [[null], ["u1"], ["u1", "u2", null]].map((members) => {
      const values: number[] = [];
      sums.eachValue("scores", members, (value) => values.push(value));
      return [
        sums.members(),
        sums.count("times", members),
        sums.sum("scores", members),
        sums.distribution("times", members).summary(),
        sums.different("people", members),
        sums.texts("words", members),
        [...sums.quarterHours("times", members)].sort(),
        values.sort(),
      ];
    });
  fc.assert(
    fc.property(facts, facts, (one, other) => {
      const [left, right] = [added(one), added(other)];
      expect(answers(sumsOfBoth(left, right))).toEqual(answers(added([...one, ...other])));
      expect(answers(left)).toEqual(answers(added(one)));
    }),
  );
});
