import type { DataTableBlock, MrkdwnElement, SectionBlock } from "@slack/types";
import type { ReportOutcome } from "../../../commands/reply";
import { compareText } from "../../domain/event-order";
import { formatCount } from "../../domain/format";
import { type UsersFigure, usersFigures } from "../../domain/metrics";
import type { Figures, UsersView, UsersViewRow } from "../../reports/users-report";
import type { Message } from "../blocks/build";
import {
  type Cell,
  context,
  header,
  type MessageBlock,
  message,
  numberCell,
  paragraph,
  textCell,
  words,
} from "../blocks/build";
import type { Statistic } from "../report-state";
import { figureText, figureWithSample, shortChange, statisticNames } from "./figures";
import { headingLines, whose } from "./heading";
import { tablePage } from "./pages";

const NAME_LENGTH = 60;
const ROWS_AT_ONCE = 25;

export type TableOutcome = Extract<ReportOutcome, { kind: "table" }>;

export interface TableShown {
  readonly statistic: Statistic;
  readonly page: number;
}

/** The figures of the table's columns: every count, and one statistic of each duration that has it. */
export function columnsOf(statistic: Statistic): readonly UsersFigure[] {
  return usersFigures.filter((figure) => figure.statistic === null || figure.statistic === statistic);
}

/** The table of members, above it the totals, which no sorting moves. Controls are put between by the caller. */
export function tableReport(
  { heading, view }: TableOutcome,
  { statistic, page }: TableShown,
): { readonly message: Message; readonly page: number; readonly pages: number } {
  const title = `Performance: ${whose(heading)}`;
  const above: MessageBlock[] = [header(title), context(...headingLines(heading))];
  const notes = notesOn(view);
  const closer = notes.length > 0 ? [context(...notes)] : [];
  if (view.rows.length === 0) {
    const nobody = "Nobody closed a conversation in this range.";
    const blocks = [...above, paragraph(words(nobody)), ...closer];
    return {
      message: message(`${title}, ${headingLines(heading).join(", ")}: ${nobody}`, blocks),
      page: 0,
      pages: 1,
    };
  }
  const columns = columnsOf(statistic);
  const compares = view.previousTotal !== null;
  const head = ["Member", "Team", ...columns.map(({ metric }) => metric.title)].map((text) => textCell(text));
  const rows = [...view.rows].sort(byName).map((row) => rowCells(row, columns, compares));
  const shown = tablePage(head, rows, page);
  const table: DataTableBlock = {
    type: "data_table",
    caption: `${title}; times: ${statisticNames[statistic].toLowerCase()}, n is the number of values behind each`,
    page_size: Math.min(ROWS_AT_ONCE, shown.rows.length),
    row_header_column_index: 0,
    rows: [[...head], ...shown.rows.map((row) => [...row])],
  };
  const legend = `Times: ${statisticNames[statistic].toLowerCase()} · n: values behind it${
    compares ? " · ▲▼ change from the period before (less time is better)" : ""
  }`;
  const text = `${title}, ${headingLines(heading).join(", ")}. ${totalsText(view, statistic)} ${shown.note}`;
  const blocks = [...above, ...totals(view, statistic), ...closer, table, context(`${shown.note} ${legend}`)];
  return { message: message(text, blocks), page: shown.page, pages: shown.pages };
}

/** People look for names; the report itself is in the order of ids. */
export function byName(left: UsersViewRow, right: UsersViewRow): number {
  return compareText(left.user, right.user) || compareText(left.userId, right.userId);
}

function rowCells(row: UsersViewRow, columns: readonly UsersFigure[], compares: boolean): Cell[] {
  const figures = columns.map(({ key }) => {
    const current = row.figures[key];
    const change = compares ? shortChange(current, row.previous?.[key]) : null;
    return numberCell(current.value, [figureWithSample(current), change].filter(Boolean).join(" · "));
  });
  return [textCell(row.user, NAME_LENGTH), textCell(row.team ?? "–", NAME_LENGTH), ...figures];
}

/** The totals, counts and then the chosen statistic of the times. All words in it are our own. */
export function totals({ total, previousTotal }: UsersView, statistic: Statistic): SectionBlock[] {
  const field = ({ key, metric }: UsersFigure): MrkdwnElement => ({
    type: "mrkdwn",
    text: `${metric.title} *${totalText(total, previousTotal, key)}*`,
    verbatim: true,
  });
  const times = columnsOf(statistic).filter((figure) => figure.statistic !== null);
  const counts = columnsOf(statistic).filter((figure) => figure.statistic === null);
  return [
    { type: "section", text: { type: "mrkdwn", text: "*Total*" }, fields: counts.map(field) },
    { type: "section", fields: times.map(field) },
  ];
}

function totalText(total: Figures, previous: Figures | null, key: UsersFigure["key"]): string {
  const change = previous ? shortChange(total[key], previous[key]) : null;
  return [figureWithSample(total[key]), change].filter(Boolean).join(" · ");
}

function totalsText({ total }: UsersView, statistic: Statistic): string {
  const figures = columnsOf(statistic).map(({ key, metric }) => `${metric.title} ${figureText(total[key])}`);
  return `Total: ${figures.join(", ")}.`;
}

function notesOn({ withoutCloser }: UsersView): string[] {
  if (withoutCloser === 0) return [];
  const those =
    withoutCloser === 1 ? "1 conversation was" : `${formatCount(withoutCloser)} conversations were`;
  return [`${those} closed without anybody to credit; not counted above.`];
}
