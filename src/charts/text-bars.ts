import type { RichTextPreformatted, RichTextSection } from "@slack/types";
import type { Chart } from "./chart";
import type { ChartRenderer, DrawnChart } from "./renderer";
import { columnsOf, isolated, shortenToColumns } from "./text";
import { heatmapLegend, heatmapLines } from "./text-heatmap";
import { formatValue } from "./units";
import { type ChartView, highestValue, viewWithin } from "./view";

/** What a phone shows of a monospaced line without wrapping: label, value and bar in 34 columns or so. */
const LINE_COLUMNS = 34;
const LEAST_LABEL_COLUMNS = 12;
const MOST_LABEL_COLUMNS = 18;
const BAR_COLUMNS = 10;
const LIMITS = { maximumPoints: 14, maximumSeries: 4 };
const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
const LEFT_TO_RIGHT_MARK = "\u200E";

/** Bars and blocks made of letters, for when nothing else can be drawn. Never declines. */
export const textRenderer: ChartRenderer = {
  name: "text",
  render: async (chart) => drawAsText(chart),
};

/** The chart as a title and lines of bars with their values. */
export function drawAsText(chart: Chart): DrawnChart {
  const view = viewWithin(chart, LIMITS);
  const isHeatmap = view.kind === "heatmap";
  const drawing = isHeatmap ? [preformatted(heatmapLines(view.series))] : barsOf(view);
  const words = [...(isHeatmap ? [heatmapLegend(view.series)] : []), ...view.notes];
  const notes = words.length === 0 ? [] : [line(words.join(" "))];
  const block = { type: "rich_text" as const, elements: [bold(view.title), ...drawing, ...notes] };
  return { kind: "blocks", renderer: "text", blocks: [block] };
}

function barsOf(view: ChartView) {
  const several = view.series.length > 1;
  return view.series.flatMap(({ name, values }) => [
    ...(several ? [line(name)] : []),
    preformatted(barLines(view, values)),
  ]);
}

function barLines(view: ChartView, values: readonly (number | null)[]): string {
  const words = view.labels.map((_, index) => formatValue(view.unit, values[index] ?? null));
  const wordsWidth = Math.max(...words.map(columnsOf));
  const room = Math.min(LINE_COLUMNS - BAR_COLUMNS - wordsWidth - 2, MOST_LABEL_COLUMNS);
  const labels = view.labels.map((label) => shortenToColumns(label, Math.max(LEAST_LABEL_COLUMNS, room)));
  const labelWidth = Math.max(...labels.map(columnsOf));
  const highest = Math.max(highestValue(view), ...values.map((value) => Math.abs(value ?? 0)));
  return labels
    .map((label, index) => {
      const padding = " ".repeat(labelWidth - columnsOf(label));
      const value = (words[index] ?? "").padStart(wordsWidth);
      const bar = barOf(values[index] ?? null, highest);
      return `${LEFT_TO_RIGHT_MARK}${isolated(label)}${padding} ${value} ${bar}`.trimEnd();
    })
    .join("\n");
}

/** As long as the value is large; a value above 0 always leaves a mark, 0 and below leave none. */
function barOf(value: number | null, highest: number): string {
  if (value === null || value <= 0) {
    return "";
  }
  const eighths = Math.max(1, Math.round((value / highest) * BAR_COLUMNS * 8));
  return "█".repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? "");
}

function bold(text: string): RichTextSection {
  return { type: "rich_text_section", elements: [{ type: "text", text, style: { bold: true } }] };
}

function line(text: string): RichTextSection {
  return { type: "rich_text_section", elements: [{ type: "text", text }] };
}

function preformatted(text: string): RichTextPreformatted {
  return { type: "rich_text_preformatted", elements: [{ type: "text", text }] };
}
