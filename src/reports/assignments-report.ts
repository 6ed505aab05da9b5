import type { TimeRange } from "../domain/instant";
import {
  type AssignmentEntry,
  type AssignmentFilter,
  type AssignmentsReport,
  assignmentOf,
  assignmentsFamily,
  assignmentsReport,
  withNames,
} from "../domain/reports/assignments";
import { readContactNames } from "./contact-names";
import type { ReportSource } from "./ports";
import type { ListSelection, ReportSelection } from "./selection";

/** The report has no filter of members; who sees everyone sees it. */
export interface AssignmentsSelection
  extends Pick<ReportSelection, "range" | "previous" | "filter">,
    ListSelection {
  readonly assignments: AssignmentFilter;
}

type Counts = Pick<AssignmentsReport, "total" | "bySource">;

/** The assignments report as every way out shows it. */
export interface AssignmentsView extends Counts {
  /** Those that are listed, newest first. */
  readonly log: readonly AssignmentEntry[];
  readonly previous: Counts | null;
}

/** Answers the assignments report from what is stored. */
export async function readAssignmentsView(
  source: ReportSource,
  workspace: string,
  selection: AssignmentsSelection,
): Promise<AssignmentsView> {
  const { previous, listed } = selection;
  const report = await readAssignments(source, workspace, selection, selection.range);
  const log = report.log.slice(0, listed);
  const directory = await source.directory(workspace);
  const contactNames = await readContactNames(source, workspace, log);
  return {
    ...countsOf(report),
    log: withNames(log, { directory, contactNames }),
    previous: previous && countsOf(await readAssignments(source, workspace, selection, previous)),
  };
}

/** The report without names. */
export async function readAssignments(
  source: ReportSource,
  workspace: string,
  { filter, assignments: chosen }: Pick<AssignmentsSelection, "filter" | "assignments">,
  range: TimeRange,
): Promise<AssignmentsReport> {
  const entries = await source.entries(workspace, { family: assignmentsFamily, range, filter });
  const assignments = entries.map(assignmentOf);
  const asked = chosen.contact === undefined ? [] : assignments;
  return assignmentsReport(assignments, await readContactNames(source, workspace, asked), chosen);
}

function countsOf({ total, bySource }: AssignmentsReport): Counts {
  return { total, bySource };
}
