import type { CommentsView } from "../../reports/comments-report";
import type { Heading } from "../../reports/heading";
import { instantCell, textCell } from "../blocks/build";
import { figureWithChange } from "./figures";
import { whose } from "./heading";
import type { ReportParts } from "./report-page";

const NAME_LENGTH = 60;
const COMMENT_LENGTH = 400;

export interface CommentsShown {
  readonly heading: Heading;
  readonly view: CommentsView;
}

/** The comment log, newest first. */
export function commentsParts({ heading, view }: CommentsShown): ReportParts {
  const { entries, count, previousCount } = view;
  const counted = (value: number) => ({ value, unit: "count", sampleSize: value }) as const;
  const before = previousCount === null ? undefined : counted(previousCount);
  return {
    title: `Comments: ${whose(heading)}`,
    heading,
    facts: [{ title: "Comments", text: figureWithChange(counted(count), before) }],
    notes: [],
    charts: [],
    table: {
      name: "comments, newest first",
      head: ["By", "When", "Contact", "Comment", "Conversation"],
      rows: entries.map((entry) => [
        textCell(entry.by ?? entry.byKind, NAME_LENGTH),
        instantCell(entry.at),
        textCell(entry.contactName ?? entry.contactId, NAME_LENGTH),
        textCell(entry.text, COMMENT_LENGTH),
        textCell(entry.conversationId, NAME_LENGTH),
      ]),
      count,
      legend: "",
    },
    nothing: "Nobody wrote a comment in this range.",
  };
}
