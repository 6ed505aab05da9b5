import type { ChartSeries } from "./facts";
import { HOURS_PER_DAY, hourLabel } from "./heatmap";
import { formatValue } from "./units";

interface Entry {
  readonly label: string;
  readonly count: number;
}

type Rows = readonly ChartSeries[];

/** The facts of a heatmap: its total, and the busiest and quietest times; what is shared is said. */
export function describeHeatmap(rows: Rows): string[] {
  const weekdays = rows.map((row) => ({ label: row.name, count: sum(row.values) }));
  const hours = hoursOf(rows);
  return [
    `Total: ${words(sum(weekdays.map(({ count }) => count)))}.`,
    `${busiestCell(rows)}.`,
    `Busiest weekday: ${busiest(weekdays)}; quietest: ${quietest(weekdays)}.`,
    `Busiest hour of the day: ${busiest(hours)}; quietest: ${quietest(hours)}.`,
  ];
}

/** The busiest hour of the week: `Busiest: Tuesday 10:00–11:00 (45)`. */
export function busiestCell(rows: Rows): string {
  const cells = rows.flatMap((row) =>
    row.values.map((value, hour) => ({ label: `${row.name} ${hourLabel(hour)}`, count: value ?? 0 })),
  );
  return `Busiest: ${busiest(cells)}`;
}

function hoursOf(rows: Rows): Entry[] {
  return Array.from({ length: HOURS_PER_DAY }, (_, hour) => ({
    label: hourLabel(hour),
    count: sum(rows.map(({ values }) => values[hour] ?? 0)),
  }));
}

function busiest(entries: readonly Entry[]): string {
  return nameThose(entries, Math.max(...entries.map(({ count }) => count)));
}

function quietest(entries: readonly Entry[]): string {
  return nameThose(entries, Math.min(...entries.map(({ count }) => count)));
}

/** The first entry with that count, and how many others have it too. */
function nameThose(entries: readonly Entry[], wanted: number): string {
  const found = entries.filter(({ count }) => count === wanted);
  const others = found.length === 1 ? "" : ` and ${found.length - 1} more`;
  return `${found[0]?.label ?? ""}${others} (${words(wanted)})`;
}

function words(count: number): string {
  return formatValue("count", count);
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
