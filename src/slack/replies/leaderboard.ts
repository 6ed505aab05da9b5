import type { ChartOutcome } from "../../charts/chart";
import { leaderboard } from "../../charts/leaderboard-chart";
import type { ChartBlock } from "../../charts/renderer";
import { formatCount } from "../../domain/format";
import { findPerformanceMetric, performanceMetrics } from "../../domain/metrics/performance";
import type { PerformanceMetric } from "../../domain/metrics/performance/metric";
import type { Heading } from "../../reports/heading";
import { LEAST_VALUES, type RankedRow, rankedRows } from "../../reports/leaderboard";
import type { PerformanceView, PerformanceViewRow } from "../../reports/performance-report";
import { type Cell, numberCell, textCell } from "../blocks/build";
import { shortened } from "../escape";
import { figureWithChange } from "./figures";
import { whose } from "./heading";
import type { ReportParts } from "./report-page";

const NAME_LENGTH = 60;

export interface LeaderboardShown {
  readonly heading: Heading;
  readonly view: PerformanceView;
  /** Whether others are in it; who sees only themselves is not ranked. */
  readonly isRanked: boolean;
}

/** The bars of the ranked members; for who sees only themselves there is nothing to compare. */
export function leaderboardCharts({ view, isRanked }: LeaderboardShown): ChartOutcome[] {
  if (!isRanked || view.rows.length === 0) return [];
  const metric = metricOf(view.by);
  const members = rankedRows(view).map(({ user, rank, figures }) => ({
    name: shortened(user, NAME_LENGTH),
    rank,
    value: rank === null ? null : chartValue(figures[view.by]),
    ...(metric.reduce === "mean" ? { sampleSize: figures[view.by].sampleSize } : {}),
  }));
  return [leaderboard(members, { title: metric.title, unit: chartUnit(metric) })];
}

/** Members ranked by the metric, the top performer with a star and the word, then all their figures. */
export function leaderboardParts(shown: LeaderboardShown, charts: readonly ChartBlock[]): ReportParts {
  const { heading, view, isRanked } = shown;
  const metric = metricOf(view.by);
  const columns = [metric, ...performanceMetrics.filter(({ key }) => key !== metric.key)];
  const order = metric.best === "most" ? "the highest first" : "the lowest first";
  return {
    title: isRanked ? `Leaderboard: ${metric.title}` : `Your figures: ${whose(heading)}`,
    heading,
    facts: performanceMetrics.map(({ key, title }) => ({
      title,
      text: figureWithChange(view.total[key], view.previousTotal?.[key]),
    })),
    notes: isRanked ? [`Ranked by ${metric.title.toLowerCase()}, ${order}.`] : [],
    charts,
    table: {
      name: "members",
      head: [...(isRanked ? ["Member", "Rank"] : ["Member"]), "Team", ...columns.map(({ title }) => title)],
      rows: rankedRows(view).map((row) => rowCells(row, columns, isRanked)),
      legend: legendOf(view, isRanked),
    },
    nothing: "Nobody was credited with anything in this range.",
  };
}

function rowCells(row: RankedRow, columns: readonly PerformanceMetric[], isRanked: boolean): Cell[] {
  const isTop = isRanked && row.rank === 1;
  const figures = columns.map(({ key }) => {
    const current = row.figures[keyOf(key)];
    return numberCell(current.value, figureWithChange(current, row.previous?.[keyOf(key)]));
  });
  const rank = row.hasTooFew ? `fewer than ${LEAST_VALUES}` : row.rank === null ? "–" : formatCount(row.rank);
  return [
    textCell(isTop ? `★ ${row.user}` : row.user, NAME_LENGTH),
    ...(isRanked ? [numberCell(row.rank, isTop ? `${rank} · top performer` : rank)] : []),
    textCell(row.team ?? "–", NAME_LENGTH),
    ...figures,
  ];
}

function tooFewNote(view: PerformanceView): string[] {
  return metricOf(view.by).reduce === "mean"
    ? [`ranked from ${LEAST_VALUES} values on, who has fewer stands below`]
    : [];
}

function legendOf(view: PerformanceView, isRanked: boolean): string {
  const { previousTotal, totalCoversMoreThanRows } = view;
  return [
    ...(isRanked ? ["★ top performer", ...tooFewNote(view)] : []),
    "n: values behind a mean",
    ...(previousTotal ? ["▲▼ change from the period before"] : []),
    ...(totalCoversMoreThanRows ? ["the numbers above include what nobody owns"] : []),
  ].join(" · ");
}

function metricOf(key: string): PerformanceMetric {
  const metric = findPerformanceMetric(key);
  if (metric === undefined) throw new RangeError(`The performance report has no metric ${key}`);
  return metric;
}

function keyOf(key: string): PerformanceView["by"] {
  const metric = findPerformanceMetric(key);
  if (metric === undefined) throw new RangeError(`The performance report has no metric ${key}`);
  return metric.key;
}

function chartUnit({ unit }: PerformanceMetric): "count" | "percent" | "seconds" | "score" {
  if (unit === "milliseconds") return "seconds";
  return unit === "share" ? "percent" : unit;
}

function chartValue({ value, unit }: PerformanceViewRow["figures"][PerformanceView["by"]]): number | null {
  return value !== null && unit === "share" ? 100 * value : value;
}
