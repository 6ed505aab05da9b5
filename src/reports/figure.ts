import type { Breakdown, MetricUnit } from "../domain/contribution";
import { ABSENT, formatCount, formatDuration, formatNumber, formatPercent } from "../domain/format";
import { weekdayNames } from "../domain/weekdays";
import { inSeconds } from "./json/units";

/** One number with its unit and sample size; `value` is null over nothing. */
export interface ReportFigure {
  readonly value: number | null;
  /** A share lies between 0 and 1 (utilization may exceed it), points between −100 and 100. */
  readonly unit: Exclude<MetricUnit, "milliseconds"> | "seconds";
  /** Over how many things a mean or a share was taken; for a count, the count. */
  readonly sampleSize: number;
}

/** A number of the domain as ways out show it: durations in seconds. */
export function figureOf(
  unit: MetricUnit,
  { value, sampleSize }: Pick<Breakdown, "value" | "sampleSize">,
): ReportFigure {
  if (unit === "milliseconds") return { value: inSeconds(value), unit: "seconds", sampleSize };
  return { value, unit, sampleSize };
}

/** The values alone, by key. */
export function valuesOf(figures: Readonly<Record<string, ReportFigure>>): Record<string, number | null> {
  return Object.fromEntries(Object.entries(figures).map(([key, { value }]) => [key, value]));
}

/** A figure as people read it; the dash over nothing. */
export function figureText({ value, unit }: Pick<ReportFigure, "value" | "unit">): string {
  if (value === null) return ABSENT;
  switch (unit) {
    case "count":
      return formatCount(value);
    case "seconds":
      return formatDuration(value);
    case "share":
      return formatPercent(100 * value);
    case "percent":
      return formatPercent(value);
    case "weekday":
      return weekdayNames[value - 1] ?? formatCount(value);
    default:
      return formatNumber(value);
  }
}
