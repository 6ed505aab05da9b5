import type { DataTableBlock } from "@slack/types";
import { formatCount } from "../../domain/format";
import type { UsersFigure } from "../../domain/metrics";
import type { ExplainOutcome } from "../../reports/explain";
import {
  bold,
  context,
  header,
  instantCell,
  type Message,
  message,
  numberCell,
  paragraph,
  textCell,
  words,
} from "../blocks/build";
import { figureName } from "./figure-name";
import { figureText } from "./figures";
import { headingLines, whose } from "./heading";
import { tablePage } from "./pages";

const NAME_LENGTH = 60;
const ROWS_AT_ONCE = 25;

export type Explained = Extract<ExplainOutcome, { kind: "explanation" }>;

/** One number opened: what it means, its value and sample, and the conversations behind it. */
export function explanationReport(
  { heading, explanation }: Explained,
  wanted: number,
  nameOf: (memberId: string) => string,
): { readonly message: Message; readonly page: number; readonly pages: number } {
  const { figure, value, conversations } = explanation;
  const name = figureName(figure);
  const title = `${name}: ${figureText(value)}`;
  const sample =
    value.unit === "count"
      ? ""
      : ` over ${formatCount(value.sampleSize)} ${value.sampleSize === 1 ? "value" : "values"}`;
  const above = [
    header(title),
    context(whose(heading), ...headingLines(heading)),
    paragraph(words(figure.metric.definition)),
    paragraph(bold(figureText(value)), words(`${sample}${meaningOf(figure)}.`)),
  ];
  const text = `${title}${sample}, ${whose(heading)}, ${headingLines(heading).join(", ")}. ${figure.metric.definition}`;
  if (conversations.length === 0) {
    const nothing = "No conversation stands behind this number.";
    return {
      message: message(`${text} ${nothing}`, [...above, paragraph(words(nothing))]),
      page: 0,
      pages: 1,
    };
  }
  const isTime = figure.metric.kind === "duration";
  const head = ["Conversation", "Contact", "Closed", "Member", isTime ? "Time" : "Counts"].map((one) =>
    textCell(one),
  );
  const rows = conversations.map((one) => [
    textCell(one.conversationId, NAME_LENGTH),
    textCell(one.contactName ?? one.contactId, NAME_LENGTH),
    instantCell(one.closedAt),
    textCell(nameOf(one.memberId), NAME_LENGTH),
    numberCell(one.contribution, figureText({ ...value, value: one.contribution })),
  ]);
  const shown = tablePage(head, rows, wanted);
  const table: DataTableBlock = {
    type: "data_table",
    caption: `Conversations behind ${name}`,
    page_size: Math.min(ROWS_AT_ONCE, shown.rows.length),
    row_header_column_index: 0,
    rows: [head, ...shown.rows.map((row) => [...row])],
  };
  return {
    message: message(`${text} ${shown.note}`, [...above, table, context(shown.note)]),
    page: shown.page,
    pages: shown.pages,
  };
}

function meaningOf({ statistic }: UsersFigure): string {
  switch (statistic) {
    case null:
      return ", the sum of what each conversation below counts";
    case "avg":
      return ", their mean";
    case "p50":
      return ": half of them are at or below it";
    case "p90":
      return ": nine in ten of them are at or below it";
    case "max":
      return ", the longest of them";
  }
}
