import { formatCount } from "../../../domain/format";
import type { FeedbackView, FeedbackViewEntry } from "../../../reports/feedback-report";
import { bold, type Inline, instant, paragraph, words } from "../../blocks/build";
import { shortened } from "../../escape";
import { faceOf } from "../../replies/feedback";
import { figureWithSample } from "../../replies/figures";
import { changeText, countFigure, type DrawnSection, type Quoted, quotes, sentences } from "./section";

const NAME_LENGTH = 60;
const COMMENT_LENGTH = 300;
const MOST_QUOTES = 5;
/** Beside a rating of at least this the member stands who is credited; below it nobody is exposed before all. */
const LEAST_PRAISE = 4;

/** Whether members are named beside every rating, as to themselves, or only where it is praise. */
export type Naming = "praise-only" | "nobody";

/** How the ratings were, and the newest comments as quotes. */
export function feedbackSection(view: FeedbackView, naming: Naming): DrawnSection {
  const { entries, average, previous } = view;
  if (entries.length === 0) {
    const nothing = "No rating came in these days.";
    return { blocks: [paragraph(words(nothing))], told: nothing, has: "nothing" };
  }
  const before = previous?.average;
  const ratings = countFigure(average.sampleSize);
  const count = `${formatCount(average.sampleSize)} ${average.sampleSize === 1 ? "rating" : "ratings"}`;
  const summary = [
    bold(count),
    words(`, ${changeText(ratings, before && countFigure(before.sampleSize))}. Average `),
    bold(figureWithSample(average)),
    words(`, ${changeText(average, before)}.`),
  ];
  const commented = entries.filter(({ comment }) => comment !== null && comment.trim() !== "");
  const quoted = commented.slice(0, MOST_QUOTES);
  const more = commented.length - quoted.length;
  const under = more === 0 ? [] : [paragraph(words(`… and ${formatCount(more)} more with a comment.`))];
  return {
    blocks: [
      paragraph(...summary),
      paragraph(words(distributionText(view))),
      ...(quoted.length === 0 ? [] : [quotes(quoted.map((entry) => quoteOf(entry, naming)))]),
      ...under,
    ],
    told: sentences([`${count}, average ${figureWithSample(average)}`, ...quoted.map(toldOf)]),
    has: "something",
  };
}

/** `😀 8  🙂 2  😐 1`: the scores that were given, best first. */
function distributionText({ distribution }: FeedbackView): string {
  return distribution
    .toReversed()
    .filter(({ count }) => count > 0)
    .map(({ score, count }) => `${faceOf(score)} ${formatCount(count)}`)
    .join(" · ");
}

function quoteOf(entry: FeedbackViewEntry, naming: Naming): Quoted {
  const { score, contactName, contactId, creditedToName, at, comment } = entry;
  const isPraise = naming === "praise-only" && score >= LEAST_PRAISE && creditedToName !== null;
  const head: Inline[] = [
    words(`${faceOf(score)} ${score} of 5, `),
    bold(shortened(contactName ?? contactId, NAME_LENGTH)),
    ...(isPraise ? [words(` about ${shortened(creditedToName, NAME_LENGTH)}`)] : []),
    words(", "),
    instant(at),
  ];
  return {
    head: { type: "rich_text_section", elements: head },
    quote: {
      type: "rich_text_quote",
      elements: [words(shortened(comment ?? "", COMMENT_LENGTH))],
    },
  };
}

function toldOf({ score, comment }: FeedbackViewEntry): string {
  return `${score} of 5: ${shortened(comment ?? "", COMMENT_LENGTH)}`;
}
