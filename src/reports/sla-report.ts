import { memberName } from "../domain/directory";
import type { Instant, TimeRange } from "../domain/instant";
import { isMemberFilterSet } from "../domain/member-filter";
import { type Breach, type ServiceLevelReport, type ServiceLevels, slaReport } from "../domain/reports/sla";
import type { ServiceTargets } from "../domain/service-targets";
import { readContactNames } from "./contact-names";
import type { ReportSource } from "./ports";
import { readWaits } from "./read-waits";
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
  const breaches = report.breaches.slice(0, listed);
  const names = await readContactNames(source, workspace, breaches);
  return {
    total: report.total,
    previousTotal: before?.total ?? null,
    rows: report.rows.map((row) => ({ ...row, previous: previousByMember.get(row.userId) ?? null })),
    breachCount: report.breaches.length,
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
  const { now, targets, filter, members } = selection;
  const directory = await source.directory(workspace);
  const { waits, endOfView } = await readWaits(source, workspace, { range, now, filter });
  const elapsed = elapsedOf(selection, directory);
  return slaReport(waits, directory, { endOfView, targets, members, elapsed });
}
