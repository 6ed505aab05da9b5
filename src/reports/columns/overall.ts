import { overallMetrics } from "../../domain/metrics/overall";
import type { Deltas } from "../../domain/reports/deltas";
import type { OverallView, OverallViewPart } from "../overall-report";
import { figureColumns, type ReportColumn } from "./column";

/** A line of the overall report: a range's numbers, or the changes between the two. */
export type OverallLine =
  | { readonly name: "current" | "previous"; readonly part: OverallViewPart }
  | { readonly name: "change"; readonly deltas: Deltas };

/** The report's lines; previous and change only with a previous range. */
export function overallLines({ current, previous, deltas }: OverallView): OverallLine[] {
  return [
    { name: "current" as const, part: current },
    ...(previous === null ? [] : [{ name: "previous" as const, part: previous }]),
    ...(deltas === null ? [] : [{ name: "change" as const, deltas }]),
  ];
}

/** Whether the number is a mean or share with a sample of its own. */
export function isOverallMean({ key }: { readonly key: string }): boolean {
  return overallMeans.includes(key);
}

const overallMeans: readonly string[] = [
  "percentResolvedOnFirstReply",
  "repliesToResolve",
  "handleTime",
  "responseTime",
  "resolutionTime",
  "happinessScore",
];

const partColumns = figureColumns<OverallViewPart>(overallMetrics, ({ shown }) => shown, isOverallMean);

/** The columns of the overall report's lines; changes are in percent, of the happiness score in points. */
export const overallColumns: readonly ReportColumn<OverallLine>[] = [
  { key: "part", title: "Part", kind: "text", cell: ({ name }) => name },
  { key: "startDate", title: "From", kind: "instant", cell: (line) => rangeOf(line)?.from ?? null },
  { key: "endDate", title: "To", kind: "instant", cell: (line) => rangeOf(line)?.to ?? null },
  ...partColumns.map(({ cell, sampleSize, ...column }) => ({
    ...column,
    cell: (line: OverallLine) =>
      line.name === "change" ? deltaOf(line.deltas, column.key) : cell(line.part),
    ...(sampleSize && {
      sampleSize: (line: OverallLine) => (line.name === "change" ? null : sampleSize(line.part)),
    }),
  })),
];

function rangeOf(line: OverallLine) {
  return line.name === "change" ? null : line.part.range;
}

/** The change of one number; null where none is told. */
export function deltaOf(deltas: Deltas, key: string): number | null {
  const changes: Readonly<Record<string, number | null>> = deltas;
  return changes[key] ?? null;
}
