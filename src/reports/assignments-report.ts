import type { TimeRange } from "../domain/instant";
import {
  type AssignmentEntry,
  type AssignmentFilter,
  type AssignmentsReport,
  assignmentCounts,
  assignmentOf,
  assignmentsFamily,
  assignmentsReport,
  isChosenAssignment,
  withNames,
} from "../domain/reports/assignments";
import type { Entry } from "../domain/sums/measure";
import { readContactNames } from "./contact-names";
import type { ReportSource } from "./ports";
import { readSums } from "./read-sums";
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
  const { range, previous, listed } = selection;
  const log =
    listed === 0 ? [] : (await readAssignments(source, workspace, selection, range)).log.slice(0, listed);
  const directory = await source.directory(workspace);
  const contactNames = await readContactNames(source, workspace, log);
  return {
    ...(await readCounts(source, workspace, selection, range)),
    log: withNames(log, { directory, contactNames }),
    previous: previous && (await readCounts(source, workspace, selection, previous)),
  };
}

/** The report without names; where only so many are listed, at least those. */
export async function readAssignments(
  source: ReportSource,
  workspace: string,
  { filter, assignments: chosen, listed }: Pick<AssignmentsSelection, "filter" | "assignments" | "listed">,
  range: TimeRange,
): Promise<AssignmentsReport> {
  // Which contacts a part of a name means is known when all names have been looked up.
  const isEnough =
    listed === undefined || chosen.contact !== undefined
      ? undefined
      : (found: readonly Entry[]) =>
          found.filter((entry) => isChosenAssignment(assignmentOf(entry), chosen)).length >= listed;
  const entries = await source.entries(workspace, { family: assignmentsFamily, range, filter, isEnough });
  const assignments = entries.map(assignmentOf);
  const asked = chosen.contact === undefined ? [] : assignments;
  return assignmentsReport(assignments, await readContactNames(source, workspace, asked), chosen);
}

async function readCounts(
  source: ReportSource,
  workspace: string,
  selection: AssignmentsSelection,
  range: TimeRange,
): Promise<Counts> {
  const { filter, assignments } = selection;
  const directory = await source.directory(workspace);
  const reading = { source, workspace, family: assignmentsFamily, directory };
  const counted = assignmentCounts(await readSums(reading, { filter }, range), assignments);
  if (counted !== null) return counted;
  const { total, bySource } = await readAssignments(source, workspace, { filter, assignments }, range);
  return { total, bySource };
}
