import { formatDuration } from "../../domain/format";
import { findUsersFigure, type UsersFigureKey } from "../../domain/metrics";
import { findPerformanceMetric, type PerformanceKey } from "../../domain/metrics/performance";
import type { PerformanceMetric } from "../../domain/metrics/performance/metric";
import type { ServiceLevel } from "../../domain/reports/sla";
import type { ReportFigure } from "../figure";
import { rankedRows } from "../leaderboard";
import type { PerformanceView } from "../performance-report";
import type { ServiceLevelView } from "../sla-report";
import { changeInPercent, type UsersView } from "../users-report";

/** One figure of the period, set against the period before. */
export interface Highlight {
  readonly title: string;
  readonly current: ReportFigure;
  readonly previous: ReportFigure | undefined;
  /** Which way is good; null for what is only more or fewer. */
  readonly best: "most" | "least" | null;
}

/** Who leads, for congratulations. */
export interface TopPerformers {
  readonly names: readonly string[];
  readonly metric: PerformanceMetric<PerformanceKey>;
  readonly figure: ReportFigure;
}

/** A handful of figures, and what is notable among them. */
export interface Highlights {
  readonly figures: readonly Highlight[];
  /** What improved most; null when nothing did by enough and over enough. */
  readonly improvement: Highlight | null;
  /** Null when nobody leads, too many do, or one who is not in the directory any more. */
  readonly top: TopPerformers | null;
}

/** An improvement over fewer values than this is chance. */
const LEAST_SAMPLE = 5;
/** In percent. */
const LEAST_IMPROVEMENT = 5;
const MOST_TOP_PERFORMERS = 3;

/** What somebody may be congratulated for. Of the others, such as cases lost, more is not better. */
const praised: readonly PerformanceKey[] = [
  "casesClosed",
  "won",
  "winRate",
  "avgFirstResponseTime",
  "repliesSent",
  "followUpsCompleted",
  "csatAverage",
  "csatCount",
];

/** The metric whose top performer is congratulated: the digest's own, if that is something to be glad about. */
export function praisedMetric(rankBy: string): PerformanceKey {
  return praised.find((key) => key === rankBy) ?? "casesClosed";
}

/** Puts the highlights together. The performance view is ranked by what somebody is to be congratulated for. */
export function highlightsOf(views: {
  readonly users: Pick<UsersView, "total" | "previousTotal">;
  readonly performance: PerformanceView;
  readonly sla: Pick<ServiceLevelView, "total" | "previousTotal">;
}): Highlights {
  const { users, performance, sla } = views;
  const count = (key: PerformanceKey): Highlight => ({ ...ofTeam(performance, key), best: null });
  const figures = [
    count("casesClosed"),
    count("repliesSent"),
    medianOf(users, "p50FirstResponseTime"),
    medianOf(users, "p50ResolutionTime"),
    { ...ofTeam(performance, "csatAverage"), best: "most" as const },
    ...withinTarget(sla),
  ];
  return { figures, improvement: biggestImprovement(figures), top: topPerformers(performance) };
}

/** Whether nothing at all happened. */
export function isQuiet({ figures }: Highlights): boolean {
  return figures.every(({ current }) => current.sampleSize === 0);
}

function ofTeam({ total, previousTotal }: PerformanceView, key: PerformanceKey) {
  const title = findPerformanceMetric(key)?.title ?? key;
  return { title, current: total[key], previous: previousTotal?.[key] };
}

function medianOf(
  { total, previousTotal }: Pick<UsersView, "total" | "previousTotal">,
  key: UsersFigureKey,
): Highlight {
  const title = findUsersFigure(key)?.metric.title ?? key;
  return {
    title: `${title}, median`,
    current: total[key],
    previous: previousTotal?.[key],
    best: "least",
  };
}

function withinTarget({
  total,
  previousTotal,
}: Pick<ServiceLevelView, "total" | "previousTotal">): Highlight[] {
  if (total.first === null) return [];
  const { target } = total.first;
  const within = target === null ? "its target" : formatDuration(target / 1000);
  return [
    {
      title: `First response within ${within}`,
      current: shareOf(total.first),
      previous: previousTotal?.first ? shareOf(previousTotal.first) : undefined,
      best: "most",
    },
  ];
}

function shareOf({ share, met, breached }: ServiceLevel): ReportFigure {
  return { value: share, unit: "share", sampleSize: met + breached };
}

/** What got better most; null when nothing did by enough and over enough. */
export function biggestImprovement(figures: readonly Highlight[]): Highlight | null {
  const improved = figures
    .map((figure) => ({ figure, by: improvementOf(figure) }))
    .filter(({ by }) => by >= LEAST_IMPROVEMENT)
    .sort((left, right) => right.by - left.by);
  return improved[0]?.figure ?? null;
}

/** By how many percent it got better; 0 when it did not, or over too few values to say so. */
function improvementOf({ current, previous, best }: Highlight): number {
  if (best === null || previous === undefined) return 0;
  if (Math.min(current.sampleSize, previous.sampleSize) < LEAST_SAMPLE) return 0;
  const change = changeInPercent(current, previous) ?? 0;
  return best === "most" ? change : -change;
}

function topPerformers(performance: PerformanceView): TopPerformers | null {
  const metric = findPerformanceMetric(performance.by);
  const top = rankedRows(performance).filter(({ rank }) => rank === 1);
  const figure = top[0]?.figures[performance.by];
  if (metric === undefined || figure === undefined || top.length > MOST_TOP_PERFORMERS) return null;
  const isNothing = figure.value === null || (metric.best === "most" && figure.value === 0);
  // Who left is known by an id only, which nobody would know whom to congratulate by.
  const isNameless = top.some(({ user, userId }) => user === userId);
  return isNothing || isNameless ? null : { names: top.map(({ user }) => user), metric, figure };
}
