import { memberName } from "../domain/directory";
import type { TimeRange } from "../domain/instant";
import { type FeedbackEntry, feedbackFamily, feedbackReport, ratingOf } from "../domain/reports/feedback";
import { readContactNames } from "./contact-names";
import type { ReportFigure } from "./figure";
import type { ReportSource } from "./ports";
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
  const { previous, listed } = selection;
  const ratings = await readRatings(source, workspace, selection, selection.range);
  return {
    ...summaryOf(ratings),
    entries: await withTexts(source, workspace, ratings.slice(0, listed)),
    previous: previous && summaryOf(await readRatings(source, workspace, selection, previous)),
  };
}

/** The ratings alone, newest first. */
export async function readRatings(
  source: ReportSource,
  workspace: string,
  { filter, members, scores }: Pick<FeedbackSelection, "filter" | "members" | "scores">,
  range: TimeRange,
): Promise<readonly FeedbackEntry[]> {
  const directory = await source.directory(workspace);
  const ratings = await source.entries(workspace, { family: feedbackFamily, range, filter });
  const entries = feedbackReport(ratings.map(ratingOf), directory, members);
  return scores === undefined ? entries : entries.filter(({ score }) => scores.includes(score));
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

function summaryOf(entries: readonly FeedbackEntry[]): FeedbackSummary {
  const sum = entries.reduce((total, { score }) => total + score, 0);
  return {
    average: {
      value: entries.length === 0 ? null : sum / entries.length,
      unit: "score",
      sampleSize: entries.length,
    },
    distribution: [1, 2, 3, 4, 5].map((score) => ({
      score,
      count: entries.filter((entry) => entry.score === score).length,
    })),
  };
}
