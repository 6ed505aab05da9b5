import type { ChartBlock } from "../../charts/renderer";
import { usageMetrics } from "../../domain/metrics/usage";
import { figureText } from "../../reports/figure";
import type { Heading } from "../../reports/heading";
import type { UsageView } from "../../reports/usage-report";
import { bold, bullets, words } from "../blocks/build";
import { changeInWords } from "./figures";
import type { ReportParts } from "./report-page";

export interface UsageShown {
  readonly heading: Heading;
  readonly view: UsageView;
}

/** The four numbers of usage, each with what it means. */
export function usageParts({ heading, view }: UsageShown, charts: readonly ChartBlock[]): ReportParts {
  const { figures, previous } = view;
  const lines = usageMetrics.map(({ key, title, definition }) => [
    words(`${title}: `),
    bold(figureText(figures[key])),
    words(`${previous ? `, ${changeInWords(figures[key], previous[key])}` : ""} – ${definition}`),
  ]);
  return {
    title: "Usage",
    heading,
    facts: [],
    notes: [],
    charts: [bullets(lines), ...charts],
    table: null,
    nothing: "",
    told: usageMetrics.map(({ key, title }) => `${title} ${figureText(figures[key])}`).join(", "),
  };
}
