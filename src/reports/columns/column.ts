import type { MetricDescription, MetricUnit } from "../../domain/contribution";
import type { ReportFigure } from "../figure";

/** What a column's cells are; a percent is a fraction, an instant is in milliseconds since 1970. */
export type ColumnKind = "text" | "count" | "number" | "score" | "seconds" | "percent" | "instant";

/** A column of a report's rows, listed once for tables, CSV and workbooks. */
export interface ReportColumn<Row> {
  /** The name in code and output (docs/metrics.md). */
  readonly key: string;
  readonly title: string;
  readonly kind: ColumnKind;
  cell(row: Row): string | number | null;
  /** Over how many things a mean or a share was taken; only for those. */
  sampleSize?(row: Row): number | null;
}

const kinds: Readonly<Record<MetricUnit, ColumnKind>> = {
  count: "count",
  number: "number",
  milliseconds: "seconds",
  share: "percent",
  percent: "number",
  score: "score",
  points: "number",
  weekday: "count",
};

/** A column for each metric; `isMean` says which ones have a sample size of their own. */
export function figureColumns<Row>(
  metrics: readonly MetricDescription[],
  figuresOf: (row: Row) => Readonly<Record<string, ReportFigure>>,
  isMean: (metric: MetricDescription) => boolean,
): ReportColumn<Row>[] {
  return metrics.map((metric) => {
    const { key, title, unit } = metric;
    const column = {
      key,
      title,
      kind: kinds[unit],
      cell: (row: Row) => figuresOf(row)[key]?.value ?? null,
    };
    if (!isMean(metric)) return column;
    return { ...column, sampleSize: (row: Row) => figuresOf(row)[key]?.sampleSize ?? 0 };
  });
}

/** The columns with each sample size as a column of its own, right after its mean: `winRate`, `nWinRate`. */
export function withSampleColumns<Row>(columns: readonly ReportColumn<Row>[]): ReportColumn<Row>[] {
  return columns.flatMap((column): ReportColumn<Row>[] => {
    const { key, title, kind, cell, sampleSize } = column;
    const own = { key, title, kind, cell };
    if (sampleSize === undefined) return [own];
    const sampleKey = `n${key.charAt(0).toUpperCase()}${key.slice(1)}`;
    return [own, { key: sampleKey, title: `n of ${title}`, kind: "count", cell: sampleSize }];
  });
}

/** Member, name and team: how the rows of members begin. */
export const memberColumns: readonly ReportColumn<{
  readonly userId: string;
  readonly user: string;
  readonly team: string | null;
}>[] = [
  { key: "userId", title: "Member id", kind: "text", cell: ({ userId }) => userId },
  { key: "user", title: "Member", kind: "text", cell: ({ user }) => user },
  { key: "team", title: "Team", kind: "text", cell: ({ team }) => team },
];
