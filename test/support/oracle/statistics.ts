export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}

export function maximum(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.max(...values);
}

/** The smallest value with at least so many hundredths of the values at or below it. */
export function percentile(values: readonly number[], hundredths: number): number | null {
  const sorted = values.toSorted((left, right) => left - right);
  const atOrBelow = (index: number) => (index + 1) * 100 >= hundredths * sorted.length;
  return sorted.find((_, index) => atOrBelow(index)) ?? null;
}

export function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
