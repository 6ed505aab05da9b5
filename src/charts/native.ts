import type { ContextBlock } from "@slack/types";
import { describeBriefly } from "./alt-text";
import type { Chart } from "./chart";
import {
  type DataVisualizationBlock,
  DATA_VISUALIZATION_LIMITS as LIMITS,
  type PieVisualization,
  type SeriesVisualization,
} from "./data-visualization";
import type { ChartRenderer, RenderedChart } from "./renderer";
import { shorten, uniqueLabels } from "./text";
import { axisScale, scaled } from "./units";
import { type ChartView, highestValue, viewWithin } from "./view";

/** Slack's limit for a text in a context block is 3,000; longer notes would bury the chart. */
const MAXIMUM_FACTS_LENGTH = 2_900;

/**
 * Slack's own charts. The block has no alt text, so what matters stands below it in words; it has no empty
 * value either, so categories without any data are left out and counted there, and a chart in which
 * only some series lack a value is declined.
 */
export const nativeRenderer: ChartRenderer = {
  name: "native",
  render: async (chart) => renderNative(chart),
};

function renderNative(chart: Chart): RenderedChart {
  const { kind } = chart;
  if (kind === "heatmap") {
    return { kind: "declined", renderer: "native", reason: "Slack has no heatmap of its own." };
  }
  const view = withoutEmpty(
    viewWithin(chart, {
      maximumPoints: kind === "pie" ? LIMITS.segments : LIMITS.points,
      maximumSeries: LIMITS.series,
    }),
  );
  if (view.series.some(({ values }) => values.includes(null))) {
    return { kind: "declined", renderer: "native", reason: "Slack's chart cannot show a missing value." };
  }
  const block: DataVisualizationBlock = {
    type: "data_visualization",
    title: shorten(view.title, LIMITS.title),
    chart: kind === "pie" ? pieOf(view) : seriesOf(view, kind),
  };
  return { kind: "blocks", renderer: "native", blocks: [block, factsBlock(chart, view)] };
}

function withoutEmpty(view: ChartView): ChartView {
  const shown = view.labels.map((_, index) =>
    view.series.some(({ values }) => {
      const value = values[index] ?? null;
      return view.kind === "pie" ? value !== null && value > 0 : value !== null;
    }),
  );
  const missing = shown.filter((isShown) => !isShown).length;
  if (missing === 0) {
    return view;
  }
  const onlyShown = <Value>(_: Value, index: number) => shown[index] === true;
  const what = view.kind === "pie" ? "are 0 or have no data" : "have no data";
  return {
    ...view,
    labels: view.labels.filter(onlyShown),
    series: view.series.map(({ name, values }) => ({ name, values: values.filter(onlyShown) })),
    highlighted: [],
    notes: [...view.notes, `Left out: ${missing} of ${shown.length} that ${what}.`],
  };
}

function seriesOf(view: ChartView, type: SeriesVisualization["type"]): SeriesVisualization {
  const scale = axisScale(view.unit, highestValue(view));
  const categories = uniqueLabels(view.labels, LIMITS.label);
  const names = uniqueLabels(
    view.series.map(({ name }) => name),
    LIMITS.label,
  );
  return {
    type,
    series: view.series.map(({ values }, index) => ({
      name: names[index] ?? "",
      data: categories.map((label, at) => ({ label, value: scaled(values[at] ?? 0, scale) })),
    })),
    axis_config: { categories, y_label: scale.name },
  };
}

function pieOf(view: ChartView): PieVisualization {
  const labels = uniqueLabels(view.labels, LIMITS.label);
  const values = view.series[0]?.values ?? [];
  return { type: "pie", segments: labels.map((label, at) => ({ label, value: values[at] ?? 0 })) };
}

function factsBlock(chart: Chart, view: ChartView): ContextBlock {
  const ofTheView = view.notes.filter((note) => !chart.notes?.includes(note));
  const facts = [...ofTheView, describeBriefly(chart)].join(" ");
  return {
    type: "context",
    elements: [{ type: "plain_text", text: shorten(facts, MAXIMUM_FACTS_LENGTH), emoji: false }],
  };
}
