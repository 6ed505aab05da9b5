import type { Instant, TimeRange } from "../../domain/instant";
import { type StepUnit, stepsOf, unitsFor } from "../../domain/range-steps";
import { chosenMembers } from "../../domain/reports/overall-counts";
import { overallFamily, repliesFamily } from "../../domain/reports/overall-families";
import { readSumsOfEach } from "../read-sums";
import type { HelpDesk } from "./ports";
import type { UserReportQuestion } from "./question";

/** What is counted step by step: numbers of the overall report. */
export type SeriesOf = "replies" | "resolved";

const families = { replies: repliesFamily, resolved: overallFamily } as const;

export interface SeriesPoint {
  /** The beginning of the step. */
  readonly at: Instant;
  readonly count: number;
}

export interface Series {
  readonly current: readonly SeriesPoint[];
  /** Null without a previous range. */
  readonly previous: readonly SeriesPoint[] | null;
}

/** The range may not be cut into the units asked for, but into these. */
export interface BadUnit {
  readonly kind: "bad-unit";
  readonly allowed: readonly StepUnit[];
}

/** Counts step by step; the counts of all steps are the number of the overall report. */
export async function readSeries(
  desk: HelpDesk,
  question: UserReportQuestion,
  { of, viewBy }: { readonly of: SeriesOf; readonly viewBy: StepUnit | null },
): Promise<Series | BadUnit> {
  const { range, previous, zone } = question.selection;
  const allowed = unitsFor(range, zone);
  const unit = viewBy ?? allowed[0] ?? "day";
  if (viewBy !== null && !allowed.includes(viewBy)) return { kind: "bad-unit", allowed };
  const read = (each: TimeRange) => readPoints(desk, question, { of, unit, range: each });
  return { current: await read(range), previous: previous && (await read(previous)) };
}

async function readPoints(
  { source, workspace }: HelpDesk,
  { directory, selection }: UserReportQuestion,
  { of, unit, range }: { readonly of: SeriesOf; readonly unit: StepUnit; readonly range: TimeRange },
): Promise<SeriesPoint[]> {
  const members = chosenMembers(directory, selection.members);
  const steps = stepsOf(range, unit, selection.zone);
  const family = families[of];
  // No count depends on office hours.
  const byAllHours = { filter: selection.filter };
  const sums = await readSumsOfEach({ source, workspace, family, directory }, byAllHours, steps);
  return steps.map(({ from }, index) => ({ at: from, count: sums[index]?.count(of, members) ?? 0 }));
}
