import type { Instant, TimeRange } from "../../domain/instant";
import { countsByStep, type StepUnit, stepsOf, unitsFor } from "../../domain/range-steps";
import { readOverallObservations } from "../overall-report";
import type { HelpDesk } from "./ports";
import type { UserReportQuestion } from "./question";

/** What is counted step by step: numbers of the overall report. */
export type SeriesOf = "replies" | "resolved";

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
  { selection }: UserReportQuestion,
  { of, viewBy }: { readonly of: SeriesOf; readonly viewBy: StepUnit | null },
): Promise<Series | BadUnit> {
  const { range, previous, zone } = selection;
  const allowed = unitsFor(range, zone);
  const unit = viewBy ?? allowed[0] ?? "day";
  if (viewBy !== null && !allowed.includes(viewBy)) return { kind: "bad-unit", allowed };
  const read = (each: TimeRange) => readPoints(desk, { ...selection, range: each }, { of, unit });
  return { current: await read(range), previous: previous && (await read(previous)) };
}

async function readPoints(
  { source, workspace }: HelpDesk,
  selection: UserReportQuestion["selection"],
  { of, unit }: { readonly of: SeriesOf; readonly unit: StepUnit },
): Promise<SeriesPoint[]> {
  const { observed } = await readOverallObservations(source, workspace, selection);
  const counted = of === "replies" ? observed.replies : observed.resolved.map(({ closed }) => closed);
  const steps = stepsOf(selection.range, unit, selection.zone);
  const counts = countsByStep(
    steps,
    counted.map(({ at }) => at),
  );
  return steps.map(({ from }, index) => ({ at: from, count: counts[index] ?? 0 }));
}
