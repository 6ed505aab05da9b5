import { ASSIGNMENT_SOURCE_NAMES } from "../../../charts/assignment-charts";
import { formatCount, formatPercent } from "../../../domain/format";
import type { AssignmentsView } from "../../../reports/assignments-report";
import { bold, bullets, context, paragraph, words } from "../../blocks/build";
import { changeText, countFigure, type DrawnSection, plainWords, sentences } from "./section";

/** Counts and shares by source, the most first. `of` says whose, where that is not plain. */
export function assignmentsSection(
  { total, bySource, previous }: AssignmentsView,
  of: string | null,
): DrawnSection {
  const whose = of === null ? [] : [context(of)];
  if (total === 0) {
    const nothing = "Nothing was assigned in these days.";
    return { blocks: [paragraph(words(nothing)), ...whose], told: nothing, has: "nothing" };
  }
  const before = new Map(previous?.bySource.map(({ source, count }) => [source, count]));
  const change = (count: number, then: number | undefined) =>
    changeText(countFigure(count), then === undefined ? undefined : countFigure(then));
  const lines = bySource
    .toSorted((left, right) => right.count - left.count)
    .map(({ source, count, percentage }) => [
      words(`${ASSIGNMENT_SOURCE_NAMES[source]}: `),
      bold(formatCount(count)),
      words(
        ` (${formatPercent(percentage)}), ${change(count, previous ? (before.get(source) ?? 0) : undefined)}`,
      ),
    ]);
  const all = [
    bold(`${formatCount(total)} ${total === 1 ? "assignment" : "assignments"}`),
    words(`, ${change(total, previous?.total)}. By source:`),
  ];
  return {
    blocks: [paragraph(...all), bullets(lines), ...whose],
    told: sentences([all, ...lines].map(plainWords)),
    has: "something",
  };
}
