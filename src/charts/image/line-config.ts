import type { ChartConfiguration, ChartDataset } from "chart.js";
import type { ChartSeries } from "../facts";
import {
  BACKGROUND_COLOUR,
  pick,
  SERIES_COLOURS,
  SERIES_DASHES,
  SERIES_POINTS,
  TEXT_COLOUR,
} from "../palette";
import type { ChartView } from "../view";
import {
  BASE_OPTIONS,
  type Heading,
  headingOptions,
  LEGEND_LABEL_OPTIONS,
  labelAxis,
  valueAxis,
} from "./options";
import { backgroundPlugin, type Mark, valueLabels } from "./plugins";

/** More points than this are drawn as a bare line. */
const MOST_POINTS_WITH_MARKERS = 31;
const AREA_OPACITY = "38";

export type Values = (number | null)[];

/**
 * Lines and areas: where there is no value an area has a gap and a line is only a hair, and the highest value is written beside its point.
 */
export function lineConfig(view: ChartView, heading: Heading): ChartConfiguration<"line", Values, string> {
  return {
    type: "line",
    data: {
      labels: [...view.labels],
      datasets: view.series.map((series, index) => lineDataset(view, series, index)),
    },
    options: {
      ...BASE_OPTIONS,
      scales: { x: { ...labelAxis(view, true), offset: view.labels.length === 1 }, y: valueAxis(view, 1.12) },
      plugins: {
        ...headingOptions(heading, view.series.length > 1),
        legend: legendOptions(view),
      },
    },
    plugins: [backgroundPlugin, valueLabels(view, highestMark(view), false)],
  };
}

function lineDataset(view: ChartView, series: ChartSeries, index: number): ChartDataset<"line", Values> {
  const colour = pick(SERIES_COLOURS, index);
  const hasMarkers = series.values.length <= MOST_POINTS_WITH_MARKERS;
  const radius = series.values.map((_, at) => (isAlone(series, at) ? 5 : hasMarkers ? 4 : 0));
  return {
    label: series.name,
    data: [...series.values],
    borderColor: colour,
    borderWidth: hasMarkers ? 3 : 2,
    borderDash: [...pick(SERIES_DASHES, index)],
    borderJoinStyle: "round",
    pointStyle: pick(SERIES_POINTS, index),
    pointRadius: radius,
    pointBorderWidth: 2,
    pointBorderColor: colour,
    pointBackgroundColor: index === 0 ? colour : BACKGROUND_COLOUR,
    backgroundColor: colour + AREA_OPACITY,
    fill: view.kind === "area" ? "origin" : false,
    spanGaps: view.kind === "line",
    segment: { borderWidth: ({ p0, p1 }) => (p0.skip || p1.skip ? 0.75 : undefined) },
    clip: 8,
  };
}

/** The legend shows each line as it is drawn, with its dashes. */
function legendOptions({ series }: ChartView) {
  return {
    display: series.length > 1,
    align: "start",
    labels: {
      ...LEGEND_LABEL_OPTIONS,
      usePointStyle: true,
      pointStyleWidth: 40,
      generateLabels: () =>
        series.map(({ name }, index) => ({
          text: name,
          datasetIndex: index,
          fontColor: TEXT_COLOUR,
          pointStyle: "line" as const,
          strokeStyle: pick(SERIES_COLOURS, index),
          lineDash: [...pick(SERIES_DASHES, index)],
          lineWidth: 3,
        })),
    },
  } as const;
}

/** A point between two gaps has no line to be seen by. */
function isAlone({ values }: ChartSeries, at: number): boolean {
  return (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null;
}

/** The highest of all values, the first of them where there are several. */
export function highestMark(view: ChartView): Mark[] {
  let best: (Mark & { value: number }) | undefined;
  for (const [series, { values }] of view.series.entries()) {
    for (const [index, value] of values.entries()) {
      if (value !== null && (best === undefined || value > best.value)) {
        best = { series, index, value };
      }
    }
  }
  return best === undefined ? [] : [best];
}
