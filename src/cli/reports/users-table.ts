import { formatCount, formatDuration } from "../../domain/format";
import { type UsersFigure, usersFigures, usersMetrics } from "../../domain/metrics";
import type { Figures, UsersView } from "../../reports/users-report";
import { type DrawnColumn, drawTables, shortened, wrapped } from "./drawn-table";

/** The longest name that is shown whole; a table of one very long name would be all name. */
const LONGEST_NAME = 32;

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
  return [
    title,
    "",
    ...drawTables([...nameColumns(view), ...figureColumns(view)], 2, width),
    "n is the sample size: over how many values mean, p50, p90 and max are taken.",
    ...withoutCloser,
  ].join("\n");
}

function nameColumns({ rows }: UsersView): DrawnColumn[] {
  const names = rows.map(({ user }) => shortened(user, LONGEST_NAME));
  const teams = rows.map(({ team }) => shortened(team ?? "–", LONGEST_NAME));
  return [
    { title: "Member", isText: true, cells: [...names, `Total (${formatCount(rows.length)})`] },
    { title: "Team", isText: true, cells: [...teams, ""] },
  ];
}

function figureColumns({ rows, total }: UsersView): DrawnColumn[] {
  const figures = [...rows.map((row) => row.figures), total];
  return columns.map(({ title, cell }) => ({ title, isText: false, cells: figures.map(cell) }));
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
