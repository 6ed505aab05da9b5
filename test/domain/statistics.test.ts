import fc from "fast-check";
import { nearestRank } from "../../src/domain/statistics";

describe("nearestRank", () => {
  it.each([
    [[15, 20, 35, 40, 50], 50, 35],
    [[15, 20, 35, 40, 50], 90, 50],
    [[10, 20], 50, 10],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 90, 9],
    [[7], 90, 7],
  ])("of %j at %i %% is %i", (sorted, percent, expected) => {
    expect(nearestRank(sorted, percent)).toBe(expected);
  });

  it("is the smallest value with at least that share of the values at or below it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(50), { minLength: 1 }),
        fc.integer({ min: 1, max: 100 }),
        (values, percent) => {
          const sorted = values.toSorted((left, right) => left - right);
          const answer = nearestRank(sorted, percent) ?? Number.NaN;
          const atOrBelow = (limit: number) => values.filter((value) => value <= limit).length;
          expect(values).toContain(answer);
          expect(atOrBelow(answer) * 100).toBeGreaterThanOrEqual(percent * values.length);
          const smaller = values.filter((value) => value < answer);
          for (const value of smaller) expect(atOrBelow(value) * 100).toBeLessThan(percent * values.length);
        },
      ),
    );
  });
});
