import { ASSIGNMENT_SOURCE_NAMES } from "../../../charts/assignment-charts";
import { formatPercent } from "../../../domain/format";
import type { AssignmentsView } from "../../../reports/assignments-report";
import { context, paragraph, words } from "../../blocks/build";
import { countFigure, type DrawnSection, factFields, factsTold } from "./section";

/** Counts and shares by source, the most first. `of` says whose, where that is not plain. */
export function assignmentsSection(
  { total, bySource, previous }: AssignmentsView,
  of: string | null,
): DrawnSection {
  const whose = of === null ? [] : [context(of)];
  if (total === 0) {
    const nothing = "Nothing was assigned in these days.";
    return { blocks: [paragraph(words(nothing)), ...whose], told: nothing, isEmpty: true };
  }
  const before = new Map(previous?.bySource.map(({ source, count }) => [source, count]));
  const facts = [
    {
      title: "All",
      current: countFigure(total),
      previous: previous ? countFigure(previous.total) : undefined,
    },
    ...bySource
      .toSorted((left, right) => right.count - left.count)
      .map(({ source, count, percentage }) => ({
        title: `${ASSIGNMENT_SOURCE_NAMES[source]} (${formatPercent(percentage)})`,
        current: countFigure(count),
        previous: previous ? countFigure(before.get(source) ?? 0) : undefined,
      })),
  ];
  return { blocks: [factFields(facts), ...whose], told: factsTold(facts), isEmpty: false };
}
