import { formatPercent } from "../domain/format";
import { isolated } from "./text";
import { formatValue } from "./units";
import type { ChartView } from "./view";

/** What stands below a picture's title: the period, the notes, and what `sign` in the picture means no data. */
export function headingNotes({ period, notes, labels, series }: ChartView, sign: string): string[] {
  const missing = labels.filter((_, index) => series.every(({ values }) => (values[index] ?? null) === null));
  return [
    ...(period === undefined ? [] : [`${period}.`]),
    ...notes,
    ...(missing.length === 0 ? [] : [`${sign}: no data for ${missing.length} of ${labels.length}.`]),
  ];
}

/** The parts of a pie with value and share, because angles are hard to read: `rule  12 (66.7%)`. */
export function shareLabels({ labels, series, unit }: ChartView): string[] {
  const values = labels.map((_, index) => series[0]?.values[index] ?? 0);
  const whole = values.reduce((total, value) => total + value, 0);
  return labels.map((label, index) => {
    const value = values[index] ?? 0;
    return `${isolated(label)}  ${formatValue(unit, value)} (${formatPercent((100 * value) / whole)})`;
  });
}
