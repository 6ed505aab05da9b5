import type { Instant, TimeRange } from "../domain/instant";
import { type OverallKey, overallMetrics } from "../domain/metrics/overall";
import { type Deltas, deltasOf } from "../domain/reports/deltas";
import { type OverallBreakdowns, overallBreakdowns, overallFigures } from "../domain/reports/overall";
import { figureOf, type ReportFigure } from "./figure";
import type { OverallPart } from "./json/overall";
import type { ReportSource } from "./ports";
import { readAroundVisits } from "./read-conversations";
import { elapsedOf, type ReportSelection } from "./selection";

export interface OverallSelection extends ReportSelection {
  readonly now: Instant;
  /** Decides the days of the range and the weekdays. */
  readonly zone: string;
}

/** One range's numbers: as the domain has them (milliseconds), and as people read them, each with its sample size. */
export interface OverallViewPart extends OverallPart {
  readonly shown: Readonly<Record<OverallKey, ReportFigure>>;
}

/** The overall report as every way out shows it. Covers the chosen members and nobody else. */
export interface OverallView {
  readonly current: OverallViewPart;
  readonly previous: OverallViewPart | null;
  /** In percent, of the happiness score in points; null without a previous range. */
  readonly deltas: Deltas | null;
}

/** Answers the overall report from what is stored. */
export async function readOverallView(
  source: ReportSource,
  workspace: string,
  selection: OverallSelection,
): Promise<OverallView> {
  const current = await readPart(source, workspace, selection, selection.range);
  const previous = selection.previous && (await readPart(source, workspace, selection, selection.previous));
  return { current, previous, deltas: previous && deltasOf(current.figures, previous.figures) };
}

/** Every number of one range with what is behind it. */
export async function readOverallBreakdowns(
  source: ReportSource,
  workspace: string,
  selection: Omit<OverallSelection, "previous">,
): Promise<OverallBreakdowns> {
  const { range, now, zone, filter, members } = selection;
  const directory = await source.directory(workspace);
  const { conversations, presence } = await readAroundVisits(source, workspace, range);
  const question = { range, now, zone, members, conversations: filter };
  const elapsed = elapsedOf(selection, directory);
  return overallBreakdowns(conversations, presence, directory, { ...question, elapsed });
}

async function readPart(
  source: ReportSource,
  workspace: string,
  selection: OverallSelection,
  range: TimeRange,
): Promise<OverallViewPart> {
  const breakdowns = await readOverallBreakdowns(source, workspace, { ...selection, range });
  const shown = Object.fromEntries(
    overallMetrics.map(({ key, unit }) => [key, figureOf(unit, breakdowns[key])]),
  ) as Record<OverallKey, ReportFigure>;
  return { range, figures: overallFigures(breakdowns), shown };
}
