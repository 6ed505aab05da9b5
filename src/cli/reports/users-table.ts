import Table from "cli-table3";
import { formatCount, formatDuration } from "../../domain/format";
import { type UsersFigure, usersFigures, usersMetrics } from "../../domain/metrics";
import type { Figures, UsersView } from "../../reports/users-report";
import { withoutControl } from "../plain-table";

/** The longest name that is shown whole; a table of one very long name would be all name. */
const LONGEST_NAME = 32;
const TITLE_WIDTH = 18;

const statisticNames = { avg: "mean", p50: "p50", p90: "p90", max: "max" } as const;

interface Column {
  readonly title: string;
  cell(figures: Figures): string;
}

const columns: readonly Column[] = usersMetrics.map((metric) => {
  const figures = usersFigures.filter((figure) => figure.metric.key === metric.key);
  return metric.kind === "duration"
    ? { title: wrapped(`${metric.title} time`), cell: (row) => durationCell(row, figures) }
    : { title: metric.title, cell: (row) => figures.map(({ key }) => formatCount(row[key].value)).join() };
});

/** A title is broken into lines of about the width of the figures below it. */
function wrapped(title: string): string {
  return title.split(" ").reduce((lines, word) => {
    const lastLine = lines.slice(lines.lastIndexOf("\n") + 1);
    return `${lines}${lastLine.length + word.length < TITLE_WIDTH ? " " : "\n"}${word}`;
  });
}

/** The report for people; as many tables under each other as the width asks for. */
export function usersTable(view: UsersView, { title, width }: { title: string; width: number }): string {
  const withoutCloser =
    view.withoutCloser === 0
      ? []
      : [
          `${formatCount(view.withoutCloser)} closed conversations have no closer; they are in no row and not in the total.`,
        ];
  if (view.rows.length === 0) {
    return [title, "", "No member closed a conversation here.", ...withoutCloser].join("\n");
  }
  const rows = [
    ...view.rows.map(({ user, team, figures }) => ({
      head: [shortened(user), shortened(team ?? "–")],
      figures,
    })),
    { head: [`Total (${formatCount(view.rows.length)})`, ""], figures: view.total },
  ];
  const tables = partsThatFit(rows, width).map((part) => drawTable(rows, part));
  return [
    title,
    "",
    ...tables,
    "n is the sample size: over how many values mean, p50, p90 and max are taken.",
    ...withoutCloser,
  ].join("\n");
}

interface Row {
  readonly head: readonly string[];
  readonly figures: Figures;
}

function partsThatFit(rows: readonly Row[], width: number): Column[][] {
  const parts: Column[][] = [];
  let part: Column[] = [];
  for (const column of columns) {
    if (part.length > 0 && widthOf(drawTable(rows, [...part, column])) > width) {
      parts.push(part);
      part = [];
    }
    part.push(column);
  }
  return [...parts, part];
}

function widthOf(text: string): number {
  return text.indexOf("\n");
}

function drawTable(rows: readonly Row[], part: readonly Column[]): string {
  const table = new Table({
    head: ["Member", "Team", ...part.map(({ title }) => title)],
    colAligns: ["left", "left", ...part.map(() => "right" as const)],
    style: { head: [], border: [], compact: false },
  });
  for (const { head, figures } of rows) table.push([...head, ...part.map((column) => column.cell(figures))]);
  return table.toString();
}

function durationCell(row: Figures, figures: readonly UsersFigure[]): string {
  const sampleSize = figures[0] === undefined ? 0 : row[figures[0].key].sampleSize;
  if (sampleSize === 0) return "–";
  const lines = figures.map(({ key, statistic }) => {
    const name = statistic === null ? "" : statisticNames[statistic];
    return `${name} ${formatDuration(row[key].value)}`;
  });
  return [...lines, `n ${formatCount(sampleSize)}`].join("\n");
}

function shortened(name: string): string {
  const visible = withoutControl(name);
  const characters = [...visible];
  return characters.length <= LONGEST_NAME ? visible : `${characters.slice(0, LONGEST_NAME - 1).join("")}…`;
}
