import fc from "fast-check";
import type { Family } from "../../../src/domain/sums/measure";
import { rangeAt, Sums } from "../../../src/domain/sums/sums";

const family: Family = {
  name: "tried",
  isGrouped: false,
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
