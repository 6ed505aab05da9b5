import { formatCount, formatDuration, formatNumber, formatPercent } from "../../domain/format";
import type { ReportFigure } from "../../reports/figure";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** A figure as people read it. */
export function figureText({ value, unit }: ReportFigure): string {
  if (value === null) return "–";
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
      return weekdays[value - 1] ?? formatCount(value);
    default:
      return formatNumber(value);
  }
}
