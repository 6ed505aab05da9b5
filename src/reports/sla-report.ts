import { type Directory, memberName } from "../domain/directory";
import type { Instant, TimeRange } from "../domain/instant";
import { isMemberFilterSet } from "../domain/member-filter";
import {
  type Breach,
  breachesOf,
  type ServiceLevelQuestion,
  type ServiceLevelReport,
  type ServiceLevels,
  slaReport,
  slaReportOf,
} from "../domain/reports/sla";
import { endedWaitOf } from "../domain/reports/waits";
import type { ServiceTargets } from "../domain/service-targets";
import { readContactNames } from "./contact-names";
import type { IsEnough, ReportSource } from "./ports";
import { readWaitSums, readWaits } from "./read-waits";
import { elapsedOf, type ListSelection, type ReportSelection } from "./selection";

export interface ServiceLevelSelection extends ReportSelection, ListSelection {
  readonly now: Instant;
  readonly targets: ServiceTargets;
}

/** A breach with names. */
export interface BreachView extends Breach {
  readonly contactName: string | null;
  /** Null when nobody is credited. */
  readonly creditedToName: string | null;
}

export interface ServiceLevelViewRow {
  readonly userId: string;
  readonly user: string;
  readonly team: string | null;
  readonly levels: ServiceLevels;
  readonly previous: ServiceLevels | null;
}

/** The service levels as every way out shows them; targets and durations in milliseconds. */
export interface ServiceLevelView {
  readonly total: ServiceLevels;
  readonly previousTotal: ServiceLevels | null;
  readonly rows: readonly ServiceLevelViewRow[];
  /** Those that are listed, newest start first. */
  readonly breaches: readonly BreachView[];
  readonly breachCount: number;
  /**
   * True without a member filter: total and breaches have also what is credited to nobody. With the rows of
   * only some members beside it, the others' figures could be found by subtraction.
   */
  readonly totalCoversMoreThanRows: boolean;
}

/** Answers the service levels from what is stored. */
export async function readServiceLevelView(
  source: ReportSource,
  workspace: string,
  selection: ServiceLevelSelection,
): Promise<ServiceLevelView> {
  const directory = await source.directory(workspace);
  const { previous, members, listed } = selection;
  const report = await readReport(source, workspace, selection, selection.range);
  const before = previous && (await readReport(source, workspace, selection, previous));
  const previousByMember = new Map(before?.rows.map(({ userId, levels }) => [userId, levels]));
  const breaches = listed === 0 ? [] : await readBreaches(source, workspace, selection);
  const names = await readContactNames(source, workspace, breaches);
  return {
    total: report.total,
    previousTotal: before?.total ?? null,
    rows: report.rows.map((row) => ({ ...row, previous: previousByMember.get(row.userId) ?? null })),
    breachCount: report.breachCount,
    breaches: breaches.map((breach) => ({
      ...breach,
      contactName: names.get(breach.contactId) ?? null,
      creditedToName: breach.creditedTo === null ? null : memberName(directory, breach.creditedTo),
    })),
    totalCoversMoreThanRows: !isMemberFilterSet(members),
  };
}

async function readReport(
  source: ReportSource,
  workspace: string,
  selection: ServiceLevelSelection,
  range: TimeRange,
): Promise<ServiceLevelReport> {
  const { now, filter, clock } = selection;
  const directory = await source.directory(workspace);
  const asked = { range, now, filter };
  if (clock === undefined || clock.kind === "all-hours") {
    const { sums, open, endOfView } = await readWaitSums(source, workspace, asked);
    return slaReportOf({ sums, open }, directory, questionOf(selection, directory, endOfView));
  }
  const { waits, endOfView } = await readWaits(source, workspace, asked);
  return slaReport(waits, directory, questionOf(selection, directory, endOfView));
}

/** The breaches, newest start first; where only so many are listed, those. */
async function readBreaches(
  source: ReportSource,
  workspace: string,
  selection: ServiceLevelSelection,
): Promise<readonly Breach[]> {
  const { range, now, filter, listed } = selection;
  const directory = await source.directory(workspace);
  const question = questionOf(selection, directory, Math.min(range.to, now));
  // What ended before has begun before, so that no later start is missing.
  const isEnough: IsEnough | undefined =
    listed === undefined
      ? undefined
      : (found, since) =>
          breachesOf(found.map(endedWaitOf), directory, question).filter(({ start }) => start >= since)
            .length >= listed;
  const { waits } = await readWaits(source, workspace, { range, now, filter, isEnough });
  return breachesOf(waits, directory, question).slice(0, listed);
}

function questionOf(
  selection: ServiceLevelSelection,
  directory: Directory,
  endOfView: Instant,
): ServiceLevelQuestion {
  const { targets, members } = selection;
  return { endOfView, targets, members, elapsed: elapsedOf(selection, directory) };
}
