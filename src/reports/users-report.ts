import type { Directory } from "../domain/directory";
import { type FigureValue, figureValue } from "../domain/figure-value";
import { type UsersFigureKey, usersFigures } from "../domain/metrics";
import {
  type UsersQuestion,
  type UsersReport,
  type UsersResults,
  usersReportOf,
} from "../domain/reports/users";
import { usersFamily } from "../domain/sums/families";
import type { ReportSource } from "./ports";
import { readSums } from "./read-sums";
import { elapsedOf, type ReportSelection } from "./selection";

/** Every number of a row or of the total by its key in the output. */
export type Figures = Readonly<Record<UsersFigureKey, FigureValue>>;

export interface UsersViewRow {
  readonly userId: string;
  readonly user: string;
  readonly team: string | null;
  readonly figures: Figures;
  /** The same member's figures of the period before; null when there is none or nothing to compare. */
  readonly previous: Figures | null;
}

/** The users report as every way out shows it. */
export interface UsersView {
  readonly rows: readonly UsersViewRow[];
  readonly total: Figures;
  readonly previousTotal: Figures | null;
  readonly withoutCloser: number;
}

export type UsersSelection = ReportSelection;

/** Answers the users report from what is stored. The one way to it for Slack, command line and HTTP. */
export async function readUsersView(
  source: ReportSource,
  workspace: string,
  selection: UsersSelection,
): Promise<UsersView> {
  const directory = await source.directory(workspace);
  const report = await readReport(source, workspace, { ...selection, directory });
  const before =
    selection.previous &&
    (await readReport(source, workspace, { ...selection, directory, range: selection.previous }));
  const previousByMember = new Map(before?.rows.map((row) => [row.userId, row.results]));
  return {
    rows: report.rows.map(({ userId, user, team, results }) => ({
      userId,
      user,
      team,
      figures: figuresOf(results),
      previous: figuresOrNull(previousByMember.get(userId)),
    })),
    total: figuresOf(report.total),
    previousTotal: figuresOrNull(before?.total),
    withoutCloser: report.withoutCloser,
  };
}

/** The question for the domain. */
export function questionOf(selection: Omit<UsersSelection, "previous">, directory: Directory): UsersQuestion {
  return {
    range: selection.range,
    conversations: selection.filter,
    members: selection.members,
    elapsed: elapsedOf(selection, directory),
  };
}

/** Every number of some results by its key in the output. */
export function figuresOf(results: UsersResults): Figures {
  return Object.fromEntries(
    usersFigures.map((figure) => [figure.key, figureValue(results, figure)]),
  ) as Figures;
}

/**
 * The change from the previous value in percent; null where either is absent or the previous one is 0.
 */
export function changeInPercent(
  current: Pick<FigureValue, "value">,
  previous: Pick<FigureValue, "value"> | undefined,
): number | null {
  if (current.value === null || previous?.value == null || previous.value === 0) return null;
  return (100 * (current.value - previous.value)) / previous.value;
}

function figuresOrNull(results: UsersResults | undefined): Figures | null {
  return results === undefined ? null : figuresOf(results);
}

async function readReport(
  source: ReportSource,
  workspace: string,
  selection: Omit<UsersSelection, "previous"> & { directory: Directory },
): Promise<UsersReport> {
  const { directory, members } = selection;
  const reading = { source, workspace, family: usersFamily, directory };
  const sums = await readSums(reading, selection, selection.range);
  return usersReportOf(sums, directory, members);
}
