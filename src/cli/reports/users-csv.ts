import { stringify } from "csv-stringify/sync";
import { type UsersFigure, usersFigures } from "../../domain/metrics";
import type { Figures, UsersView } from "../../reports/users-report";

/** A column: a figure, or a duration metric's sample size right after its last figure. */
type Column =
  | { readonly key: string; readonly figure: UsersFigure }
  | { readonly key: string; readonly sampleOf: UsersFigure };

const columns: readonly Column[] = usersFigures.flatMap((figure, index): Column[] => {
  const own: Column = { key: figure.key, figure };
  const isLastOfMetric = usersFigures[index + 1]?.metric.key !== figure.metric.key;
  if (figure.statistic === null || !isLastOfMetric) return [own];
  return [own, { key: `n${figure.metric.key}`, sampleOf: figure }];
});

/**
 * The report as CSV: a row a member, durations in seconds, absent values empty. What a spreadsheet would
 * take for a formula is made text.
 */
export function usersCsv(view: UsersView): string {
  const header = ["userId", "user", "team", ...columns.map(({ key }) => key)];
  const rows = view.rows.map(({ userId, user, team, figures }) => [userId, user, team, ...cells(figures)]);
  return stringify([header, ...rows], { escape_formulas: true });
}

function cells(figures: Figures): (number | null)[] {
  return columns.map((column) =>
    "figure" in column ? figures[column.figure.key].value : figures[column.sampleOf.key].sampleSize,
  );
}
