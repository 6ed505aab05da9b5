import fc from "fast-check";
import { NumberSet } from "../../../src/storage/sums/number-set";

it("has the numbers that were added and no other", () => {
  const number = fc.oneof(fc.nat(100), fc.nat(1_000_000));
  fc.assert(
    fc.property(fc.array(number), fc.array(number), (added, others) => {
      const [set, expected] = [new NumberSet(), new Set(added)];
      for (const one of added) set.add(one);
      for (const one of [...added, ...others, 0]) expect(set.has(one)).toBe(expected.has(one));
    }),
  );
});
