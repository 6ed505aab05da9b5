import { ABSENT, formatCount, formatPercent } from "../../domain/format";
import type { DurationStatistic } from "../../domain/metrics";
import { figureText, type ReportFigure } from "../../reports/figure";
import { changeInPercent } from "../../reports/users-report";

/** Figures and their changes in words; better and worse are said, never only coloured. */

export const statisticNames: Readonly<Record<DurationStatistic, string>> = {
  avg: "Mean",
  p50: "Median",
  p90: "p90",
  max: "Maximum",
};

/** A figure with its sample size beside it, as `12 min · n 34`; counts are their own sample. */
export function figureWithSample(figure: ReportFigure): string {
  if (figure.value === null || figure.unit === "count") return figureText(figure);
  return `${figureText(figure)} · n ${formatCount(figure.sampleSize)}`;
}

/** The figure, its sample size, and the change where there is a period before: `12 min · n 34 · ▼ 5%`. */
export function figureWithChange(current: ReportFigure, previous: ReportFigure | undefined): string {
  const change = previous && shortChange(current, previous);
  return change ? `${figureWithSample(current)} · ${change}` : figureWithSample(current);
}

/** The change for a table's cell: `▲ 12%`, `=`; null when there is nothing to compare. */
export function shortChange(current: ReportFigure, previous: ReportFigure | undefined): string | null {
  const change = changeInPercent(current, previous);
  if (change === null) return null;
  const percent = formatPercent(Math.abs(change));
  return percent === "0%" ? "=" : `${change > 0 ? "▲" : "▼"} ${percent}`;
}

/** The change in a few words: `▼ 12%, better`. Less time and a higher score are better; of counts it says more or fewer. */
export function verdictOn(current: ReportFigure, previous: ReportFigure | undefined): string {
  const change = changeInPercent(current, previous);
  if (change === null) return ABSENT;
  const percent = formatPercent(Math.abs(change));
  if (percent === "0%") return "unchanged";
  return `${change > 0 ? "▲" : "▼"} ${percent}, ${verdict(change, current.unit)}`;
}

/** The change in a sentence's words: `▼ 12%, better (14 min before)`. */
export function changeInWords(current: ReportFigure, previous: ReportFigure | undefined): string {
  if (previous === undefined || previous.value === null) return "nothing before to compare with";
  const before = `${figureText(previous)} before`;
  if (current.value === null) return `${ABSENT} now, ${before}`;
  if (current.value === previous.value) return "unchanged";
  const verdict = verdictOn(current, previous);
  return verdict === ABSENT ? before : `${verdict} (${before})`;
}

function verdict(change: number, unit: ReportFigure["unit"]): string {
  if (unit === "seconds") return change < 0 ? "better" : "worse";
  if (unit === "score") return change > 0 ? "better" : "worse";
  return change > 0 ? "more" : "fewer";
}
