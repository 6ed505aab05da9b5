import type { Conversation } from "../domain/conversation";
import type { Directory } from "../domain/directory";
import type { CreditedTime, Instant, TimeRange } from "../domain/instant";
import { type OverallKey, overallMetrics } from "../domain/metrics/overall";
import { type Deltas, deltasOf } from "../domain/reports/deltas";
import {
  type OverallBreakdowns,
  overallAmounts,
  overallBreakdowns,
  overallFigures,
} from "../domain/reports/overall";
import {
  type AddedUp,
  chosenMembers,
  type OverallCounts,
  type OverallReading,
  overallCountsOf,
} from "../domain/reports/overall-counts";
import { overallFamily, repliesFamily } from "../domain/reports/overall-families";
import { type OverallObservations, observeOverall } from "../domain/reports/overall-observations";
import { figureOf, type ReportFigure } from "./figure";
import type { OverallPart } from "./json/overall";
import type { ReportSource } from "./ports";
import { readAroundVisits } from "./read-conversations";
import { readSums } from "./read-sums";
import { readHandledReplies } from "./read-visits";
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

/** What the numbers of one range are computed from. */
export async function readOverallCounts(
  source: ReportSource,
  workspace: string,
  selection: Omit<OverallSelection, "previous">,
): Promise<OverallCounts> {
  const directory = await source.directory(workspace);
  const members = chosenMembers(directory, selection.members);
  const { reading, handled } = await readCounted(source, workspace, selection, { directory, members });
  const { range, zone } = selection;
  return { ...overallCountsOf(reading, { members, range, zone }), handled };
}

/** Every number of one range with what is behind it. */
export async function readOverallBreakdowns(
  source: ReportSource,
  workspace: string,
  selection: Omit<OverallSelection, "previous">,
): Promise<OverallBreakdowns> {
  const { observed } = await readOverallObservations(source, workspace, selection);
  return overallBreakdowns(observed);
}

/** What the numbers of one range are made of, and the conversations that were read for them. */
export async function readOverallObservations(
  source: ReportSource,
  workspace: string,
  selection: Omit<OverallSelection, "previous">,
): Promise<{
  readonly observed: OverallObservations;
  readonly conversations: readonly Conversation[];
  readonly elapsed: CreditedTime;
}> {
  const { range, now, zone, filter, members } = selection;
  const directory = await source.directory(workspace);
  const { conversations, presence } = await readAroundVisits(source, workspace, range);
  const question = { range, now, zone, members, conversations: filter };
  const elapsed = elapsedOf(selection, directory);
  const observed = observeOverall(conversations, presence, directory, { ...question, elapsed });
  return { observed, conversations, elapsed };
}

interface People {
  readonly directory: Directory;
  readonly members: readonly string[];
}

interface Read {
  readonly reading: OverallReading;
  readonly handled: AddedUp;
}

async function readCounted(
  source: ReportSource,
  workspace: string,
  selection: Omit<OverallSelection, "previous">,
  { directory, members }: People,
): Promise<Read> {
  const { range, now, filter } = selection;
  const byAllHours = { filter };
  const [sums, replies, handled] = await Promise.all([
    readSums({ source, workspace, family: overallFamily, directory }, selection, range),
    readSums({ source, workspace, family: repliesFamily, directory }, byAllHours, range),
    readHandledReplies(source, workspace, { range, now, filter }, members),
  ]);
  return { reading: { sums, replies }, handled };
}

async function readPart(
  source: ReportSource,
  workspace: string,
  selection: OverallSelection,
  range: TimeRange,
): Promise<OverallViewPart> {
  const amounts = overallAmounts(await readOverallCounts(source, workspace, { ...selection, range }));
  const shown = Object.fromEntries(
    overallMetrics.map(({ key, unit }) => [key, figureOf(unit, amounts[key])]),
  ) as Record<OverallKey, ReportFigure>;
  return { range, figures: overallFigures(amounts), shown };
}
