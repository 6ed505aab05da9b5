import { weekdayNames } from "../domain/weekdays";
import { type ChartOutcome, createChart } from "./chart";
import { HOURS_PER_DAY } from "./heatmap";

/** How much there was in one hour of the week; hours that are absent had none, repeated ones are added up. */
export interface HourOfWeek {
  /** ISO: 1 Monday … 7 Sunday, in the zone that is named beside the chart. */
  readonly weekday: number;
  /** 0 to 23, in the same zone. */
  readonly hour: number;
  readonly count: number;
}

/**
 * A heatmap of the volume by hour and weekday. `what` is counted (`Messages received`), and `zone` is the
 * IANA zone whose clock the hours are of. Throws a `RangeError` for a weekday or hour that does not exist.
 */
export function volumeByHourAndWeekday(
  points: readonly HourOfWeek[],
  { what, zone }: { readonly what: string; readonly zone: string },
): ChartOutcome {
  const rows = weekdayNames.map((name) => ({ name, values: new Array<number>(HOURS_PER_DAY).fill(0) }));
  for (const { weekday, hour, count } of points) {
    const values = rows[weekday - 1]?.values;
    const before = values?.[hour];
    if (values === undefined || before === undefined) {
      throw new RangeError(`There is no hour ${hour} on weekday ${weekday}; give 0 to 23 and 1 to 7.`);
    }
    values[hour] = before + count;
  }
  if (rows.every(({ values }) => values.every((value) => value === 0))) {
    return { kind: "no-data" };
  }
  const chart = createChart({
    kind: "heatmap",
    title: `${what} by hour and weekday`,
    unit: "count",
    categoryKind: "name",
    categories: Array.from({ length: HOURS_PER_DAY }, (_, hour) => `${hour}:00`),
    series: rows,
    notes: [`Hours are those of ${zone.replaceAll("_", " ")}.`],
  });
  return { kind: "chart", chart };
}
