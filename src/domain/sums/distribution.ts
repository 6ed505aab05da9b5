import type { Milliseconds } from "../instant";
import { type DurationSummary, nearestRank } from "../statistics";

/** Up to so many durations are kept as they are, so that percentiles over them are exact. */
export const mostExactValues = 100;

/** A percentile over more durations than that lies within this share of the exact one. */
export const relativeError = 0.008;

const GROWTH = (1 + relativeError) / (1 - relativeError);
const BUCKETS_A_UNIT = 1 / Math.log(GROWTH);
/** Enough for durations of a month; more are made when one comes that is longer. */
const FIRST_BUCKETS = 1_408;

/**
 * Durations in a form that can be merged: count, sum and maximum are exact, percentiles exact over few
 * durations and within `relativeError` over many. The same durations have the same form, in whatever order
 * and in how many parts they came. The buckets grow by a constant factor, as in Masson, Rim and Lee,
 * "DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees" (2019).
 */
export class Distribution {
  count = 0;
  /** In milliseconds, as is `max`. */
  sum = 0;
  max: Milliseconds = 0;
  /** All durations while they are few, in any order; null once they are counted in buckets. */
  values: Milliseconds[] | null = [];
  /** How many durations lie in each bucket, once they are many. */
  private buckets: Uint32Array | null = null;
  /** The first and the last bucket in which something lies. */
  private lowest = Number.POSITIVE_INFINITY;
  private highest = -1;
  /** As it was asked for last, while nothing was added since. */
  private lastSummary: DurationSummary | null = null;

  add(value: Milliseconds): void {
    this.count += 1;
    this.sum += value;
    if (value > this.max) this.max = value;
    if (this.values !== null && this.count <= mostExactValues) this.values.push(value);
    else this.addToBucket(bucketOf(value), 1);
  }

  merge(other: Distribution): void {
    if (other.values !== null) {
      for (const value of other.values) this.add(value);
      return;
    }
    this.addCounted(other);
    const { buckets, lowest, highest } = other;
    if (buckets === null) return;
    if (this.values?.length === 0) {
      // Into nothing a copy is faster than counting bucket by bucket.
      this.values = null;
      [this.buckets, this.lowest, this.highest] = [buckets.slice(), lowest, highest];
      return;
    }
    if (this.values !== null) this.valuesToBuckets();
    const own = withPlaceFor(highest, this.buckets);
    for (let bucket = lowest; bucket <= highest; bucket += 1) {
      own[bucket] = (own[bucket] ?? 0) + (buckets[bucket] ?? 0);
    }
    this.buckets = own;
    this.lowest = Math.min(this.lowest, lowest);
    this.highest = Math.max(this.highest, highest);
  }

  /** Adds count, sum and maximum of durations whose buckets are added by `addToBucket`. */
  addCounted({ count, sum, max }: Pick<Distribution, "count" | "sum" | "max">): void {
    this.count += count;
    this.sum += sum;
    if (max > this.max) this.max = max;
  }

  /** Counts durations of a bucket; those kept as they are go into theirs. */
  addToBucket(bucket: number, count: number): void {
    if (this.values !== null) this.valuesToBuckets();
    if (this.buckets === null || bucket >= this.buckets.length) {
      this.buckets = withPlaceFor(bucket, this.buckets);
    }
    this.buckets[bucket] = (this.buckets[bucket] ?? 0) + count;
    if (bucket < this.lowest) this.lowest = bucket;
    if (bucket > this.highest) this.highest = bucket;
  }

  /** The buckets in which something lies, ascending, also while the durations are kept as they are. */
  filledBuckets(): { readonly bucket: number; readonly count: number }[] {
    if (this.values !== null) return bucketsOf(this.values);
    const filled: { bucket: number; count: number }[] = [];
    for (let bucket = this.lowest; bucket <= this.highest; bucket += 1) {
      const count = this.buckets?.[bucket] ?? 0;
      if (count > 0) filled.push({ bucket, count });
    }
    return filled;
  }

  /** About how much memory it takes, in bytes. */
  size(): number {
    return 8 * (this.values?.length ?? 0) + (this.buckets?.byteLength ?? 0);
  }

  summary(): DurationSummary {
    if (this.lastSummary?.sampleSize !== this.count) this.lastSummary = this.freshSummary();
    return this.lastSummary;
  }

  private freshSummary(): DurationSummary {
    const { count, sum, max } = this;
    if (count === 0) return { sampleSize: 0, mean: null, p50: null, p90: null, max: null };
    return { sampleSize: count, mean: sum / count, p50: this.percentile(50), p90: this.percentile(90), max };
  }

  private valuesToBuckets(): void {
    const { values } = this;
    this.values = null;
    for (const value of values ?? []) this.addToBucket(bucketOf(value), 1);
  }

  /** The smallest duration with at least `percent` % of all at or below it; null over nothing. */
  private percentile(percent: number): Milliseconds | null {
    if (this.values !== null) return nearestRank(Array.from(Float64Array.from(this.values).sort()), percent);
    const rank = Math.max(1, Math.ceil((percent * this.count) / 100));
    if (rank === this.count) return this.max;
    let bucket = this.lowest;
    for (let below = this.buckets?.[bucket] ?? 0; below < rank && bucket < this.highest; ) {
      bucket += 1;
      below += this.buckets?.[bucket] ?? 0;
    }
    return Math.min(this.max, middleOf(bucket));
  }
}

/** The distribution of durations given in any order. */
export function distributionOf(durations: Iterable<Milliseconds>): Distribution {
  const distribution = new Distribution();
  for (const duration of durations) distribution.add(duration);
  return distribution;
}

/** The bucket of a duration in whole milliseconds; 0 lies alone in the first. */
export function bucketOf(value: Milliseconds): number {
  return value <= 0 ? 0 : 1 + Math.ceil(Math.log(value) * BUCKETS_A_UNIT);
}

function bucketsOf(values: readonly Milliseconds[]): { readonly bucket: number; readonly count: number }[] {
  const counts = new Map<number, number>();
  for (const bucket of values.map(bucketOf)) counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  return [...counts]
    .map(([bucket, count]) => ({ bucket, count }))
    .sort((left, right) => left.bucket - right.bucket);
}

/** A duration that lies within the relative error of everything in the bucket. */
function middleOf(bucket: number): Milliseconds {
  return bucket === 0 ? 0 : (2 * GROWTH ** (bucket - 1)) / (GROWTH + 1);
}

function withPlaceFor(bucket: number, buckets: Uint32Array | null): Uint32Array {
  if (buckets !== null && bucket < buckets.length) return buckets;
  const larger = new Uint32Array(Math.max(FIRST_BUCKETS, 2 * bucket));
  if (buckets !== null) larger.set(buckets);
  return larger;
}
