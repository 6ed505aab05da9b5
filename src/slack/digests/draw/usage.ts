import { usageMetrics } from "../../../domain/metrics/usage";
import type { UsageView } from "../../../reports/usage-report";
import { context, paragraph, words } from "../../blocks/build";
import { type DrawnSection, factFields, factsTold } from "./section";

/** The numbers of usage. `of` says whose, where that is not plain. */
export function usageSection({ figures, previous }: UsageView, of: string | null): DrawnSection {
  const facts = usageMetrics.map(({ key, title }) => ({
    title,
    current: figures[key],
    previous: previous?.[key],
  }));
  const whose = of === null ? [] : [context(of)];
  if (facts.every(({ current }) => current.value === 0)) {
    const nothing = "Nobody wrote or was written to in these days.";
    return { blocks: [paragraph(words(nothing)), ...whose], told: nothing, has: "nothing" };
  }
  return { blocks: [factFields(facts), ...whose], told: factsTold(facts), has: "something" };
}
