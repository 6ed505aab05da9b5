import { formatCount, formatDuration, formatNumber, formatPercent } from "../domain/format";
import type { ChartUnit } from "./facts";

/** A value of a chart as people read it: `1 h 5 min`, `1,234`, `83.3%`, `4.25`, or the dash for null. */
export function formatValue(unit: ChartUnit, value: number | null): string {
  switch (unit) {
    case "seconds":
      return formatDuration(value);
    case "count":
      return formatCount(value);
    case "percent":
      return formatPercent(value);
    case "score":
      return formatNumber(value);
  }
}

/** How to draw values where the axis can only show bare numbers: divide by `divisor`, write `name` beside it. */
export interface AxisScale {
  readonly divisor: number;
  readonly name: string;
}

const DURATION_SCALES: readonly (AxisScale & { readonly below: number })[] = [
  { below: 120, divisor: 1, name: "Seconds" },
  { below: 7_200, divisor: 60, name: "Minutes" },
  { below: 172_800, divisor: 3_600, name: "Hours" },
  { below: Number.POSITIVE_INFINITY, divisor: 86_400, name: "Days" },
];

/** The scale for bare numbers up to `highest` (in the chart's own unit). */
export function axisScale(unit: ChartUnit, highest: number): AxisScale {
  switch (unit) {
    case "seconds":
      return DURATION_SCALES.find((scale) => highest < scale.below) ?? { divisor: 86_400, name: "Days" };
    case "count":
      return { divisor: 1, name: "Count" };
    case "percent":
      return { divisor: 1, name: "Percent" };
    case "score":
      return { divisor: 1, name: "Score" };
  }
}

/** The value on that scale with four significant digits, so that what is not zero never becomes zero. */
export function scaled(value: number, scale: AxisScale): number {
  return Number((value / scale.divisor).toPrecision(4));
}

const DURATION_STEPS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 14_400, 21_600, 43_200, 86_400,
];

/**
 * The distance between grid lines of a duration axis, in seconds: the finest that people count in
 * (15 min, 2 h, 1 d, …) with at most six lines up to `highest`.
 */
export function durationStep(highest: number): number {
  const enough = highest / 6;
  const step = DURATION_STEPS.find((candidate) => candidate >= enough);
  return step ?? Math.ceil(enough / 86_400) * 86_400;
}
