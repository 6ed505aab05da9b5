import type { FigureValue } from "../../domain/figure-value";
import { formatCount } from "../../domain/format";
import type { UsersFigure } from "../../domain/metrics";
import type { ExplainOutcome, Explanation } from "../../reports/explain";
import { figureText } from "../../reports/figure";
import {
  bold,
  type Cell,
  context,
  header,
  instantCell,
  message,
  numberCell,
  paragraph,
  textCell,
  words,
} from "../blocks/build";
import { figureName } from "./figure-name";
import { headingLines, whose } from "./heading";
import { tablePage } from "./pages";
import type { ReportPage } from "./report-page";
import { tableBlock } from "./table-block";

const NAME_LENGTH = 60;

export type Explained = Extract<ExplainOutcome, { kind: "explanation" }>;

/** One number opened: what it means, its value and sample, and the conversations behind it. */
export function explanationReport(
  { heading, explanation }: Explained,
  wanted: number,
  nameOf: (memberId: string) => string,
): ReportPage {
  const { figure, value, conversations } = explanation;
  const title = `${figureName(figure)}: ${figureText(value)}`;
  const above = [
    header(title),
    context(whose(heading), ...headingLines(heading)),
    paragraph(words(figure.metric.definition)),
    paragraph(bold(figureText(value)), words(`${sampleOf(value)}${meaningOf(figure)}.`)),
  ];
  const whoAndWhen = [whose(heading), ...headingLines(heading)].join(", ");
  const text = `${title}${sampleOf(value)}, ${whoAndWhen}. ${figure.metric.definition}`;
  if (conversations.length === 0) {
    const nothing = "No conversation stands behind this number.";
    const blocks = [...above, paragraph(words(nothing))];
    return { message: message(`${text} ${nothing}`, blocks), page: 0, pages: 1 };
  }
  const isTime = figure.metric.kind === "duration";
  const titles = ["Conversation", "Contact", "Closed", "Member", isTime ? "Time" : "Counts"];
  const head = titles.map((one) => textCell(one));
  const { rows, page, pages, note } = tablePage(head, { rows: rowsOf(explanation, nameOf) }, wanted);
  const table = tableBlock(`Conversations behind ${figureName(figure)}`, head, rows);
  return { message: message(`${text} ${note}`, [...above, table, context(note)]), page, pages };
}

function rowsOf({ value, conversations }: Explanation, nameOf: (memberId: string) => string): Cell[][] {
  return conversations.map((one) => [
    textCell(one.conversationId, NAME_LENGTH),
    textCell(one.contactName ?? one.contactId, NAME_LENGTH),
    instantCell(one.closedAt),
    textCell(nameOf(one.memberId), NAME_LENGTH),
    numberCell(one.contribution, figureText({ ...value, value: one.contribution })),
  ]);
}

function sampleOf({ unit, sampleSize }: FigureValue): string {
  if (unit === "count") return "";
  return ` over ${formatCount(sampleSize)} ${sampleSize === 1 ? "value" : "values"}`;
}

function meaningOf({ statistic }: UsersFigure): string {
  switch (statistic) {
    case null:
      return ", the sum of what each conversation below counts";
    case "avg":
      return ", their mean";
    case "p50":
      return ": at least half of them are at or below it";
    case "p90":
      return ": at least nine in ten of them are at or below it";
    case "max":
      return ", the longest of them";
  }
}
