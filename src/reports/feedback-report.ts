import { memberName } from "../domain/directory";
import type { TimeRange } from "../domain/instant";
import { matchesCredited } from "../domain/member-filter";
import {
  type FeedbackEntry,
  feedbackFamily,
  feedbackReport,
  ratingOf,
  scoreCounts,
} from "../domain/reports/feedback";
import type { Entry } from "../domain/sums/measure";
import { readContactNames } from "./contact-names";
import type { ReportFigure } from "./figure";
import type { ReportSource } from "./ports";
import { readSums } from "./read-sums";
import type { ListSelection, ReportSelection } from "./selection";

export interface FeedbackSelection extends ReportSelection, ListSelection {
  /** Only ratings with one of these scores; all unless given. */
  readonly scores?: readonly number[] | undefined;
}

/** A rating with what people read. */
export interface FeedbackViewEntry extends FeedbackEntry {
  /** Null where the contact gave none. */
  readonly comment: string | null;
  readonly contactName: string | null;
  /** The name of the member credited; null when nobody owned the conversation. */
  readonly creditedToName: string | null;
}

/** How the ratings were. */
export interface FeedbackSummary {
  readonly average: ReportFigure;
  /** One for each score from 1 to 5. */
  readonly distribution: readonly { readonly score: number; readonly count: number }[];
}

/** Recent feedback as every way out shows it. */
export interface FeedbackView extends FeedbackSummary {
  /** Those that are listed, newest first. */
  readonly entries: readonly FeedbackViewEntry[];
  readonly previous: FeedbackSummary | null;
}

/** Answers the feedback report from what is stored. */
export async function readFeedbackView(
  source: ReportSource,
  workspace: string,
  selection: FeedbackSelection,
): Promise<FeedbackView> {
  const { range, previous, listed } = selection;
  const [summary, before, newest] = await Promise.all([
    readSummary(source, workspace, selection, range),
    previous && readSummary(source, workspace, selection, previous),
    listed === 0 ? [] : readRatings(source, workspace, selection, range),
  ]);
  return {
    ...summary,
    entries: await withTexts(source, workspace, newest.slice(0, listed)),
    previous: before,
  };
}

/** The ratings alone, newest first; where only so many are listed, at least those. */
export async function readRatings(
  source: ReportSource,
  workspace: string,
  { filter, members, scores, listed }: Pick<FeedbackSelection, "filter" | "members" | "scores" | "listed">,
  range: TimeRange,
): Promise<readonly FeedbackEntry[]> {
  const directory = await source.directory(workspace);
  const isChosen = ({ memberId, value }: Entry) =>
    matchesCredited(directory, members, memberId) && (scores === undefined || scores.includes(value));
  const isEnough =
    listed === undefined ? undefined : (found: readonly Entry[]) => found.filter(isChosen).length >= listed;
  const entries = await source.entries(workspace, { family: feedbackFamily, range, filter, isEnough });
  return feedbackReport(entries.filter(isChosen).map(ratingOf), directory, members);
}

async function readSummary(
  source: ReportSource,
  workspace: string,
  selection: FeedbackSelection,
  range: TimeRange,
): Promise<FeedbackSummary> {
  const { filter, members, scores } = selection;
  const directory = await source.directory(workspace);
  const reading = { source, workspace, family: feedbackFamily, directory };
  const counts = scoreCounts(await readSums(reading, { filter }, range), directory, members);
  const distribution = counts.map((count, index) => {
    const score = index + 1;
    return { score, count: scores === undefined || scores.includes(score) ? count : 0 };
  });
  const sampleSize = distribution.reduce((total, { count }) => total + count, 0);
  const sum = distribution.reduce((total, { score, count }) => total + score * count, 0);
  const value = sampleSize === 0 ? null : sum / sampleSize;
  return { average: { value, unit: "score", sampleSize }, distribution };
}

async function withTexts(
  source: ReportSource,
  workspace: string,
  entries: readonly FeedbackEntry[],
): Promise<FeedbackViewEntry[]> {
  const directory = await source.directory(workspace);
  const names = await readContactNames(source, workspace, entries);
  const texts = await source.eventTexts(
    workspace,
    entries.map(({ eventId }) => eventId),
  );
  return entries.map((entry) => ({
    ...entry,
    comment: texts.get(entry.eventId) ?? null,
    contactName: names.get(entry.contactId) ?? null,
    creditedToName: entry.creditedTo === null ? null : memberName(directory, entry.creditedTo),
  }));
}
