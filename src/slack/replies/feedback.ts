import type { ChartOutcome } from "../../charts/chart";
import { ratingsByScore, SCORE_FACES } from "../../charts/feedback-charts";
import type { ChartBlock } from "../../charts/renderer";
import { formatCount, formatPercent } from "../../domain/format";
import type { FeedbackView } from "../../reports/feedback-report";
import type { Heading } from "../../reports/heading";
import { instantCell, textCell } from "../blocks/build";
import { figureWithChange } from "./figures";
import { whose } from "./heading";
import type { ReportParts } from "./report-page";

const NAME_LENGTH = 60;
const COMMENT_LENGTH = 300;

export interface FeedbackShown {
  readonly heading: Heading;
  readonly view: FeedbackView;
}

/** How often each score was given. */
export function feedbackCharts({ view }: FeedbackShown): ChartOutcome[] {
  return [ratingsByScore(view.distribution)];
}

/** The ratings with faces and stars, newest first, with their comments and who is credited. */
export function feedbackParts({ heading, view }: FeedbackShown, charts: readonly ChartBlock[]): ReportParts {
  const { entries, average, previous } = view;
  const ratings = (of: FeedbackView["average"]) =>
    ({ value: of.sampleSize, unit: "count", sampleSize: of.sampleSize }) as const;
  return {
    title: `Feedback: ${whose(heading)}`,
    heading,
    facts: [
      {
        title: "Ratings",
        text: figureWithChange(ratings(average), previous ? ratings(previous.average) : undefined),
      },
      { title: "Average rating", text: figureWithChange(average, previous?.average) },
      ...view.distribution.toReversed().map(({ score, count }) => ({
        title: `${faceOf(score)} Score ${score}`,
        text: shareText(count, average.sampleSize),
      })),
    ],
    notes: [],
    charts,
    table: {
      name: "ratings, newest first",
      head: ["Score", "When", "Comment", "Contact", "Credited to", "Conversation"],
      rows: entries.map((entry) => [
        textCell(`${faceOf(entry.score)} ${"★".repeat(entry.score)}${"☆".repeat(5 - entry.score)}`),
        instantCell(entry.at),
        textCell(entry.comment ?? "–", COMMENT_LENGTH),
        textCell(entry.contactName ?? entry.contactId, NAME_LENGTH),
        textCell(entry.creditedToName ?? "nobody", NAME_LENGTH),
        textCell(entry.conversationId, NAME_LENGTH),
      ]),
      count: average.sampleSize,
      legend: "Credited to the owner at the rating.",
    },
    nothing: "No rating was received in this range.",
  };
}

function shareText(count: number, all: number): string {
  return all === 0 ? formatCount(count) : `${formatCount(count)} · ${formatPercent((100 * count) / all)}`;
}

/** The face of a score from 1 to 5. */
export function faceOf(score: number): string {
  return SCORE_FACES[score - 1] ?? String(score);
}
