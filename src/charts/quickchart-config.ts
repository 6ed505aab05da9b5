import { busiestCell } from "./heatmap-words";
import {
  BACKGROUND_COLOUR,
  HIGHLIGHT_INDEX,
  pick,
  SERIES_COLOURS,
  SERIES_DASHES,
  SERIES_POINTS,
  TEXT_COLOUR,
} from "./palette";
import { quickChartHeatmap } from "./quickchart-heatmap";
import { shorten } from "./text";
import { axisScale, scaled } from "./units";
import { type ChartView, highestValue } from "./view";
import { headingNotes, shareLabels } from "./view-words";

const TEXT_SIZE = 14;
const MAXIMUM_TITLE_LENGTH = 60;
const MAXIMUM_NAME_LENGTH = 24;

/** A Chart.js configuration without any function, so that it can travel as JSON. */
export type QuickChartConfig = Readonly<Record<"type" | "data" | "options", unknown>>;

/** A bare axis cannot say `1 h 5 min`: the values are scaled, and the axis says in what. */
export function quickChartConfig(fullView: ChartView): QuickChartConfig {
  const view = withShortNames(fullView);
  if (view.kind === "heatmap") {
    return heatmapConfig(view);
  }
  const scale = axisScale(view.unit, highestValue(view));
  const isPie = view.kind === "pie";
  return {
    type: view.kind === "area" ? "line" : view.kind,
    data: {
      labels: isPie ? shareLabels(view) : view.labels,
      datasets: view.series.map(({ name, values }, index) => ({
        label: name,
        data: values.map((value) => (value === null ? null : scaled(value, scale))),
        ...(isPie ? pieStyle(values.length) : seriesStyle(view, index)),
      })),
    },
    options: { ...optionsOf(view), ...(isPie ? {} : axesOf(view, scale.name)) },
  };
}

function heatmapConfig(view: ChartView): QuickChartConfig {
  const { data, options } = quickChartHeatmap(view.series);
  const notes = [...view.notes, `${busiestCell(view.series)}.`];
  return { type: "bar", data, options: { ...optionsOf({ ...view, notes }), ...options } };
}

function optionsOf(view: ChartView) {
  const notes = headingNotes(view, "Gaps");
  return {
    animation: false,
    font: { size: TEXT_SIZE },
    layout: { padding: 16 },
    plugins: {
      title: { ...HEADING, display: true, text: view.title, font: { size: 20 } },
      subtitle: { ...HEADING, display: notes.length > 0, text: notes },
      legend: legendOf(view),
      datalabels: { display: view.kind === "pie", backgroundColor: BACKGROUND_COLOUR, borderRadius: 4 },
    },
  };
}

const HEADING = { align: "start", color: TEXT_COLOUR, padding: { bottom: 8 } };

function legendOf({ kind, series }: ChartView) {
  if (kind === "heatmap") {
    return { align: "start", reverse: true };
  }
  return kind === "pie"
    ? { display: true, position: "right" }
    : { display: series.length > 1, align: "start", labels: { usePointStyle: kind !== "bar" } };
}

/** Bars of names lie, because names need the room; days stand side by side. */
function axesOf(view: ChartView, name: string) {
  const { kind, period, unit } = view;
  const highest = highestValue(view);
  const lying = kind === "bar" && period === undefined;
  const labels = {
    grid: { display: false },
    ticks: { maxRotation: 0, autoSkipPadding: 18, autoSkip: !lying },
  };
  const values = {
    beginAtZero: true,
    title: { display: true, text: name },
    ...(unit === "percent" && highest <= 100 ? { max: 100 } : {}),
  };
  return lying
    ? { indexAxis: "y", scales: { x: values, y: labels } }
    : { indexAxis: "x", scales: { x: labels, y: values } };
}

function withShortNames(view: ChartView): ChartView {
  return {
    ...view,
    title: shorten(view.title, MAXIMUM_TITLE_LENGTH),
    labels: view.labels.map((label) => shorten(label, MAXIMUM_NAME_LENGTH)),
    series: view.series.map((series) => ({ ...series, name: shorten(series.name, MAXIMUM_NAME_LENGTH) })),
  };
}

function pieStyle(parts: number) {
  return { backgroundColor: Array.from({ length: parts }, (_, part) => pick(SERIES_COLOURS, part)) };
}

function seriesStyle({ kind, labels, highlighted }: ChartView, index: number) {
  const colour = pick(SERIES_COLOURS, index);
  const outstanding = pick(SERIES_COLOURS, index + HIGHLIGHT_INDEX);
  const fills = labels.map((_, at) => (highlighted.includes(at) ? outstanding : colour));
  return {
    borderColor: colour,
    backgroundColor: kind === "area" ? `${colour}38` : highlighted.length > 0 ? fills : colour,
    ...(kind === "bar"
      ? {}
      : {
          borderDash: pick(SERIES_DASHES, index),
          pointStyle: pick(SERIES_POINTS, index),
          fill: kind === "area",
          spanGaps: false,
        }),
  };
}
