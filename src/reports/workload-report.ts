import type { Instant, TimeRange } from "../domain/instant";
import { type WorkloadKey, workloadMetrics } from "../domain/metrics/workload";
import { type WorkloadFigures, type WorkloadReport, workloadReport } from "../domain/reports/workload";
import { figureOf, type ReportFigure } from "./figure";
import type { ReportSource } from "./ports";
import { readPresence } from "./read-conversations";
import { readVisitSums } from "./read-visits";
import type { ReportSelection } from "./selection";

/** Office hours change nothing here, so the selection has no clock. */
export interface WorkloadSelection extends Omit<ReportSelection, "clock"> {
  readonly now: Instant;
}

export type WorkloadViewFigures = Readonly<Record<WorkloadKey, ReportFigure>>;

export interface WorkloadViewRow {
  readonly userId: string;
  readonly user: string;
  readonly team: string | null;
  readonly figures: WorkloadViewFigures;
  readonly previous: WorkloadViewFigures | null;
}

export interface WorkloadViewTeam {
  readonly teamId: string;
  /** The team's name; its id where that is not known. */
  readonly team: string;
  readonly figures: WorkloadViewFigures;
  readonly previous: WorkloadViewFigures | null;
}

/** The workload report as every way out shows it. Teams and total cover the shown rows and nobody else. */
export interface WorkloadView {
  readonly rows: readonly WorkloadViewRow[];
  readonly teams: readonly WorkloadViewTeam[];
  readonly total: WorkloadViewFigures;
  readonly previousTotal: WorkloadViewFigures | null;
}

/** Answers the workload report from what is stored. */
export async function readWorkloadView(
  source: ReportSource,
  workspace: string,
  selection: WorkloadSelection,
): Promise<WorkloadView> {
  const directory = await source.directory(workspace);
  const report = await readReport(source, workspace, selection, selection.range);
  const before = selection.previous && (await readReport(source, workspace, selection, selection.previous));
  const previousRows = new Map(before?.rows.map((row) => [row.userId, figuresOf(row)]));
  const previousTeams = new Map(before?.teams.map((team) => [team.teamId, figuresOf(team)]));
  return {
    rows: report.rows.map((row) => ({
      userId: row.userId,
      user: row.user,
      team: row.team,
      figures: figuresOf(row),
      previous: previousRows.get(row.userId) ?? null,
    })),
    teams: report.teams.map((team) => ({
      teamId: team.teamId,
      team: directory.team(team.teamId)?.name ?? team.teamId,
      figures: figuresOf(team),
      previous: previousTeams.get(team.teamId) ?? null,
    })),
    total: figuresOf(report.total),
    previousTotal: before && figuresOf(before.total),
  };
}

async function readReport(
  source: ReportSource,
  workspace: string,
  { filter, members, now }: WorkloadSelection,
  range: TimeRange,
): Promise<WorkloadReport> {
  const directory = await source.directory(workspace);
  const visits = await readVisitSums(source, workspace, { range, now, filter });
  // Who was online at the one instant of an empty range has a row.
  const presence = await readPresence(source, workspace, { from: range.from, to: range.to + 1 });
  return workloadReport({ visits, presence }, directory, { range, now, members });
}

function figuresOf(figures: WorkloadFigures): WorkloadViewFigures {
  return Object.fromEntries(
    workloadMetrics.map(({ key, unit }) => [
      key,
      figureOf(unit, { value: figures[key], sampleSize: figures.sampleSizes[key] }),
    ]),
  ) as Record<WorkloadKey, ReportFigure>;
}
