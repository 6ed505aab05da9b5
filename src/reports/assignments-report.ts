import type { TimeRange } from "../domain/instant";
import {
  type AssignmentFilter,
  type AssignmentsReport,
  assignmentOf,
  assignmentsFamily,
  assignmentsReport,
} from "../domain/reports/assignments";
import type { ReportSource } from "./ports";
import type { ReportSelection } from "./selection";

/** The report has no filter of members; who sees everyone sees it. */
export interface AssignmentsSelection extends Pick<ReportSelection, "range" | "previous" | "filter"> {
  readonly assignments: AssignmentFilter;
}

/** The assignments report as every way out shows it; the log is never cut. */
export interface AssignmentsView extends AssignmentsReport {
  readonly previous: Pick<AssignmentsReport, "total" | "bySource"> | null;
}

/** Answers the assignments report from what is stored. */
export async function readAssignmentsView(
  source: ReportSource,
  workspace: string,
  selection: AssignmentsSelection,
): Promise<AssignmentsView> {
  const { previous } = selection;
  const report = await readReport(source, workspace, selection, selection.range);
  if (previous === null) return { ...report, previous: null };
  const { total, bySource } = await readReport(source, workspace, selection, previous);
  return { ...report, previous: { total, bySource } };
}

async function readReport(
  source: ReportSource,
  workspace: string,
  { filter, assignments }: AssignmentsSelection,
  range: TimeRange,
): Promise<AssignmentsReport> {
  const directory = await source.directory(workspace);
  const entries = await source.entries(workspace, { family: assignmentsFamily, range, filter });
  const logged = entries.map(assignmentOf);
  const contactIds = [...new Set(logged.map(({ contactId }) => contactId))];
  const contactNames = await source.contactNames(workspace, contactIds);
  return assignmentsReport(logged, { directory, contactNames }, assignments);
}
