import { isMemberFilterSet } from "../domain/member-filter";
import { type PerformanceKey, performanceMetrics } from "../domain/metrics/performance";
import type { PerformanceMetric } from "../domain/metrics/performance/metric";
import {
  type PerformanceReport,
  type PerformanceValues,
  performanceReportOf,
} from "../domain/reports/performance";
import { performanceFamily } from "../domain/sums/families";
import { figureOf, type ReportFigure } from "./figure";
import type { ReportSource } from "./ports";
import { readSums } from "./read-sums";
import type { ReportSelection } from "./selection";

export interface PerformanceSelection extends ReportSelection {
  /** The metric that ranks the rows. */
  readonly by: PerformanceMetric<PerformanceKey>;
}

export type PerformanceFigures = Readonly<Record<PerformanceKey, ReportFigure>>;

export interface PerformanceViewRow {
  readonly userId: string;
  readonly user: string;
  readonly team: string | null;
  /** 1 for the best, ties alike; null without a value. */
  readonly rank: number | null;
  readonly figures: PerformanceFigures;
  /** The period before; null when there is none or the member had nothing then. Open cases are today's in both. */
  readonly previous: PerformanceFigures | null;
}

/** The performance report and leaderboard as every way out shows it. */
export interface PerformanceView {
  readonly by: PerformanceKey;
  /** In rank order. */
  readonly rows: readonly PerformanceViewRow[];
  readonly total: PerformanceFigures;
  readonly previousTotal: PerformanceFigures | null;
  /**
   * True without a member filter: the total has also what nobody owns. With the rows of only some members
   * beside it, the others' figures could be found by subtraction.
   */
  readonly totalCoversMoreThanRows: boolean;
}

/** Answers the performance report from what is stored. */
export async function readPerformanceView(
  source: ReportSource,
  workspace: string,
  selection: PerformanceSelection,
): Promise<PerformanceView> {
  const report = await readReport(source, workspace, selection);
  const { previous, by, members } = selection;
  const before = previous && (await readReport(source, workspace, { ...selection, range: previous }));
  const previousByMember = new Map(before?.rows.map((row) => [row.userId, figuresOf(row.values)]));
  return {
    by: by.key,
    rows: report.rows.map(({ values, ...row }) => ({
      ...row,
      figures: figuresOf(values),
      previous: previousByMember.get(row.userId) ?? null,
    })),
    total: figuresOf(report.total),
    previousTotal: before && figuresOf(before.total),
    totalCoversMoreThanRows: !isMemberFilterSet(members),
  };
}

async function readReport(
  source: ReportSource,
  workspace: string,
  selection: PerformanceSelection,
): Promise<PerformanceReport> {
  const directory = await source.directory(workspace);
  const [sums, openCases] = await Promise.all([
    readSums({ source, workspace, family: performanceFamily, directory }, selection, selection.range),
    source.openCases(workspace, selection.filter),
  ]);
  return performanceReportOf({ sums, openCases }, directory, selection);
}

function figuresOf(values: PerformanceValues): PerformanceFigures {
  const nothing = { value: null, sampleSize: 0 };
  return Object.fromEntries(
    performanceMetrics.map(({ key, unit }) => [key, figureOf(unit, values.get(key) ?? nothing)]),
  ) as Record<PerformanceKey, ReportFigure>;
}
