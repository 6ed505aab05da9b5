import fc from "fast-check";
import { NumberSet } from "../../../src/domain/sums/number-set";

it("has the numbers that were added and no other", () => {
  const number = fc.oneof(fc.nat(100), fc.nat(1_000_000));
  fc.assert(
    fc.property(fc.array(number), fc.array(number), (added, others) => {
      const [set, expected] = [new NumberSet(), new Set(added)];
      const seen = new Set<number>();
      for (const one of added) {
        expect(set.add(one)).toBe(!seen.has(one));
        seen.add(one);
      }
      for (const one of [...added, ...others, 0]) expect(set.has(one)).toBe(expected.has(one));
    }),
  );
});
