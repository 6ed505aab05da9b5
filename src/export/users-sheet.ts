import { type UsersFigure, usersFigures } from "../domain/metrics";
import { memberColumns, type ReportColumn } from "../reports/columns/column";
import type { Figures, UsersView, UsersViewRow } from "../reports/users-report";
import { type Sheet, sheetOf } from "./sheet";

const statisticNames = { avg: "mean", p50: "median", p90: "p90", max: "maximum" } as const;

type Figured = Pick<UsersViewRow, "figures">;

/** The figures, a duration's sample size after its last statistic. */
const figureColumns: readonly ReportColumn<Figured>[] = usersFigures.flatMap((figure, index) => {
  const own = figureColumn(figure);
  const isLastOfMetric = usersFigures[index + 1]?.metric.key !== figure.metric.key;
  if (figure.statistic === null || !isLastOfMetric) return [own];
  const { key, title } = figure.metric;
  const sampleSize: ReportColumn<Figured> = {
    key: `n${key}`,
    title: `n of ${title}`,
    kind: "count",
    cell: ({ figures }) => figures[figure.key].sampleSize,
  };
  return [own, sampleSize];
});

/** The users report as a sheet; with a period before, its figures follow the present ones. */
export function usersSheet(view: UsersView): Sheet {
  const { rows, total, previousTotal } = view;
  const before = previousTotal === null ? [] : figureColumns.map(beforeColumn);
  return sheetOf<UsersViewRow>({
    name: "Report",
    columns: [...memberColumns, ...figureColumns, ...before],
    rows,
    total: [
      "Total",
      null,
      null,
      ...valuesOf(total),
      ...(previousTotal === null ? [] : valuesOf(previousTotal)),
    ],
  });
}

function figureColumn(figure: UsersFigure): ReportColumn<Figured> {
  const { key, metric, statistic } = figure;
  return {
    key,
    title: statistic === null ? metric.title : `${metric.title}, ${statisticNames[statistic]}`,
    kind: metric.kind === "duration" ? "seconds" : "count",
    cell: ({ figures }) => figures[key].value,
  };
}

function beforeColumn({ key, title, kind, cell }: ReportColumn<Figured>): ReportColumn<UsersViewRow> {
  return {
    key: `previous${key.charAt(0).toUpperCase()}${key.slice(1)}`,
    title: `${title}, period before`,
    kind,
    cell: ({ previous }) => (previous === null ? null : cell({ figures: previous })),
  };
}

function valuesOf(figures: Figures) {
  return figureColumns.map((column) => column.cell({ figures }));
}
