import fc from "fast-check";
import { nearestRank } from "../../../src/domain/statistics";
import {
  type Distribution,
  distributionOf,
  mostExactValues,
  relativeError,
} from "../../../src/domain/sums/distribution";

const durations = fc.integer({ min: 0, max: 40 * 86_400_000 });
/** Around the size at which durations are counted in buckets, and well beyond it. */
const many = fc.array(durations, { minLength: 1, maxLength: 4 * mostExactValues });

function contentOf(distribution: Distribution) {
  return {
    ...distribution.summary(),
    sum: distribution.sum,
    values: distribution.values?.toSorted((left, right) => left - right),
    buckets: distribution.filledBuckets(),
  };
}

it("nothing has no mean, no percentile and no maximum, rather than 0", () => {
  expect(distributionOf([]).summary()).toEqual({
    sampleSize: 0,
    mean: null,
    p50: null,
    p90: null,
    max: null,
  });
});

it("takes durations in any order, as numbers and not as text", () => {
  expect(distributionOf([9, 100, 20]).summary()).toEqual({
    sampleSize: 3,
    mean: 43,
    p50: 20,
    p90: 100,
    max: 100,
  });
});

it("over a hundred durations percentiles are exact, over one more within the error", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 1_000 * (index + 1));
  expect(distributionOf(hundred).summary()).toMatchObject({ p50: 50_000, p90: 90_000, max: 100_000 });
  const { p50, p90, max } = distributionOf([...hundred, 101_000]).summary();
  // Rank 51 of 101 is 51,000; rank 91 is 91,000.
  expect(Math.abs((p50 ?? 0) / 51_000 - 1)).toBeLessThanOrEqual(relativeError);
  expect(Math.abs((p90 ?? 0) / 91_000 - 1)).toBeLessThanOrEqual(relativeError);
  expect(max).toBe(101_000);
});

it("mean, count and maximum are exact, and percentiles within the error, over any durations", () => {
  fc.assert(
    fc.property(many, (values) => {
      const { sampleSize, mean, max, p50, p90 } = distributionOf(values).summary();
      const sorted = values.toSorted((left, right) => left - right);
      expect(sampleSize).toBe(values.length);
      expect(mean).toBe(values.reduce((total, value) => total + value, 0) / values.length);
      expect(max).toBe(sorted.at(-1));
      for (const [percent, estimate] of [
        [50, p50],
        [90, p90],
      ] as const) {
        const exact = nearestRank(sorted, percent) ?? Number.NaN;
        expect(Math.abs((estimate ?? Number.NaN) - exact)).toBeLessThanOrEqual(relativeError * exact + 1e-6);
      }
    }),
  );
});

it("the same durations have the same form, in whatever parts and order they came", () => {
  fc.assert(
    fc.property(fc.array(many, { maxLength: 5 }), fc.boolean(), (parts, backwards) => {
      const merged = distributionOf([]);
      for (const part of backwards ? parts.toReversed() : parts) merged.merge(distributionOf(part));
      expect(contentOf(merged)).toEqual(contentOf(distributionOf(parts.flat())));
    }),
  );
});

it("the durations of a whole year keep their place among the buckets", () => {
  const year = 365 * 86_400_000;
  const { p50, max } = distributionOf(Array.from({ length: 200 }, () => year)).summary();
  expect(max).toBe(year);
  expect(Math.abs((p50 ?? 0) / year - 1)).toBeLessThanOrEqual(relativeError);
});
