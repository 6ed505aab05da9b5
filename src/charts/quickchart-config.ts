import { pick, SERIES_COLOURS, SERIES_DASHES, SERIES_POINTS, TEXT_COLOUR } from "./palette";
import { axisScale, scaled } from "./units";
import { type ChartView, highestValue, shareLabels } from "./view";

/** A Chart.js configuration without any function, so that it can travel as JSON. */
export type QuickChartConfig = Readonly<Record<"type" | "data" | "options", unknown>>;

/** A bare axis cannot say `1 h 5 min`: the values are scaled, and the axis says in what. */
export function quickChartConfig(view: ChartView): QuickChartConfig {
  const scale = axisScale(view.unit, highestValue(view));
  const isPie = view.kind === "pie";
  const period = view.period === undefined ? [] : [`${view.period}.`];
  const notes = [...period, ...view.notes];
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
    options: {
      animation: false,
      plugins: {
        title: { display: true, text: view.title, align: "start", color: TEXT_COLOUR, font: { size: 20 } },
        subtitle: { display: notes.length > 0, text: notes, align: "start" },
        legend: { display: isPie || view.series.length > 1, align: isPie ? "center" : "start" },
      },
      ...(isPie ? {} : { scales: { y: { beginAtZero: true, title: { display: true, text: scale.name } } } }),
    },
  };
}

function pieStyle(parts: number) {
  return { backgroundColor: Array.from({ length: parts }, (_, part) => pick(SERIES_COLOURS, part)) };
}

function seriesStyle({ kind }: ChartView, index: number) {
  const colour = pick(SERIES_COLOURS, index);
  return {
    borderColor: colour,
    backgroundColor: kind === "area" ? `${colour}38` : colour,
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
