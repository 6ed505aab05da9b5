import { formatCount } from "../domain/format";
import { weekdayNames } from "../domain/weekdays";
import type { ChartFacts, ChartSeries } from "./facts";
import { BACKGROUND_COLOUR, HEAT_COLOURS, heatColours, pick } from "./palette";

export const HOURS_PER_DAY = 24;

/** What keeps the facts from being a heatmap; undefined when nothing does or when they are for another kind. */
export function findHeatmapProblem({ kind, unit, categoryKind, categories, series }: ChartFacts) {
  if (kind !== "heatmap") {
    return undefined;
  }
  if (
    series.length !== weekdayNames.length ||
    categories.length !== HOURS_PER_DAY ||
    categoryKind !== "name"
  ) {
    return `a heatmap has 7 weekdays of 24 hours, not ${series.length} of ${categories.length}`;
  }
  const values = series.flatMap((row) => row.values);
  if (unit !== "count" || values.some((value) => !Number.isInteger(value))) {
    return "a heatmap has a whole number for every hour";
  }
  return values.every((value) => value === 0) ? "all hours of the heatmap are 0" : undefined;
}

/** A class of counts with a shade of its own, both bounds included. */
export interface HeatLevel {
  readonly from: number;
  readonly to: number;
}

const ROUND_WIDTHS = [10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100];

/** Equally wide classes of the counts from 1 to `highest`, at most `most` of them; 0 is in none. */
export function heatLevels(highest: number, most: number): HeatLevel[] {
  const width = roundUp(highest / most);
  const count = Math.ceil(highest / width);
  return Array.from({ length: count }, (_, index) => ({
    from: index * width + 1,
    to: Math.min((index + 1) * width, highest),
  }));
}

/** To a number that people count in: itself below 10, else 12, 150, 2,000, … */
function roundUp(width: number): number {
  if (width <= 10) {
    return Math.ceil(width);
  }
  const scale = 10 ** (Math.floor(Math.log10(width)) - 1);
  return scale * (ROUND_WIDTHS.find((candidate) => candidate * scale >= width) ?? 100);
}

/** Whether the count is of that level. */
export function isWithin({ from, to }: HeatLevel, count: number): boolean {
  return from <= count && count <= to;
}

const SHORT_NAME_LENGTH = 3;

/** `Mon` for `Monday`: what leaves more room for the hours. */
export function shortName({ name }: ChartSeries): string {
  return name.slice(0, SHORT_NAME_LENGTH);
}

/** An hour of the day with its end: `9:00–10:00`. */
export function hourLabel(hour: number): string {
  return `${hour}:00–${hour + 1}:00`;
}

export interface HeatClass extends HeatLevel {
  readonly colour: string;
}

/** What a picture of the rows is painted with: white for 0, and a shade for each level of the counts. */
export function heatClasses(rows: readonly ChartSeries[]): HeatClass[] {
  const levels = heatLevels(highestCount(rows), HEAT_COLOURS.length);
  const shades = heatColours(levels.length);
  return [
    { from: 0, to: 0, colour: BACKGROUND_COLOUR },
    ...levels.map((level, index) => ({ ...level, colour: pick(shades, index) })),
  ];
}

/** `1–9`, or `7` where the class is a single count. */
export function levelLabel({ from, to }: HeatLevel): string {
  return from === to ? formatCount(from) : `${formatCount(from)}–${formatCount(to)}`;
}

/** The highest count of all hours. */
export function highestCount(rows: readonly ChartSeries[]): number {
  return Math.max(...rows.flatMap(({ values }) => values.map((value) => value ?? 0)));
}
