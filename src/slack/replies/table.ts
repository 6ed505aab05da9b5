import type { MrkdwnElement, SectionBlock } from "@slack/types";
import { compareText } from "../../domain/event-order";
import { formatCount } from "../../domain/format";
import { type UsersFigure, usersFigures } from "../../domain/metrics";
import { figureText } from "../../reports/figure";
import type { PerfOutcome } from "../../reports/perf";
import type { Figures, UsersView, UsersViewRow } from "../../reports/users-report";
import { type Cell, context, header, message, numberCell, paragraph, textCell, words } from "../blocks/build";
import { shortened } from "../escape";
import type { Statistic } from "../report-state";
import { figureWithSample, shortChange, statisticNames } from "./figures";
import { headingLines, whose } from "./heading";
import { tablePage } from "./pages";
import type { ReportPage } from "./report-page";
import { tableBlock } from "./table-block";

const NAME_LENGTH = 60;
const TITLE_LENGTH = 200;

export type TableOutcome = Extract<PerfOutcome, { kind: "table" }>;

export interface TableShown {
  readonly statistic: Statistic;
  readonly page: number;
}

/** The figures of the table's columns: every count, and one statistic of each duration that has it. */
export function columnsOf(statistic: Statistic): readonly UsersFigure[] {
  return usersFigures.filter((figure) => figure.statistic === null || figure.statistic === statistic);
}

/** The table of members, and above it the totals, which no sorting moves. */
export function tableReport({ heading, view }: TableOutcome, shown: TableShown): ReportPage {
  const title = shortened(`Performance: ${whose(heading)}`, TITLE_LENGTH);
  const above = [header(title), context(...headingLines(heading))];
  const notes = notesOn(view).map((note) => context(note));
  const introduction = `${title}, ${headingLines(heading).join(", ")}`;
  if (view.rows.length === 0) {
    const nobody = "Nobody closed a conversation in this range.";
    const blocks = [...above, paragraph(words(nobody)), ...notes];
    return { message: message(`${introduction}: ${nobody}`, blocks), page: 0, pages: 1 };
  }
  const { statistic } = shown;
  const { head, rows, page, pages, note } = pageOf(view, shown);
  const blocks = [
    ...above,
    ...totals(view, statistic),
    ...notes,
    tableBlock(`${title}; ${legend(view, statistic)}`, head, rows),
    context(`${note} ${legend(view, statistic)}`),
  ];
  const text = `${introduction}. ${totalsText(view, statistic)} ${note}`;
  return { message: message(text, blocks), page, pages };
}

function pageOf(view: UsersView, { statistic, page }: TableShown) {
  const columns = columnsOf(statistic);
  const compares = view.previousTotal !== null;
  const head = ["Member", "Team", ...columns.map(({ metric }) => metric.title)].map((text) => textCell(text));
  const rows = [...view.rows].sort(byName).map((row) => rowCells(row, columns, compares));
  return { head, ...tablePage(head, { rows }, page) };
}

function legend({ previousTotal }: UsersView, statistic: Statistic): string {
  const change = previousTotal ? " · ▲▼ change from the period before (less time is better)" : "";
  return `Times: ${statisticNames[statistic].toLowerCase()} · n: values behind it${change}`;
}

/** People look for names; the report itself is in the order of ids. */
export function byName(
  left: Pick<UsersViewRow, "user" | "userId">,
  right: Pick<UsersViewRow, "user" | "userId">,
): number {
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
