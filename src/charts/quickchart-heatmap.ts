import type { ChartSeries } from "./facts";
import { HOURS_PER_DAY, heatClasses, levelLabel, shortName } from "./heatmap";
import { GRID_COLOUR, MUTED_TEXT_COLOUR } from "./palette";

/** Neighbouring hours as one bar, from the start of the first to the end of the last. */
interface Run {
  readonly x: readonly [number, number];
  readonly y: string;
}

/**
 * A heatmap out of lying bars that float: QuickChart's own server has no matrix chart, and its Chart.js 4
 * writes no numbers into cells. Each shade lies on top of the lighter ones, which are drawn below it as if it
 * were not there: long bars are few, and a server without short addresses gets the chart in the address.
 */
export function quickChartHeatmap(rows: readonly ChartSeries[]) {
  const [nothing, ...shades] = heatClasses(rows);
  return {
    data: {
      labels: rows.map(shortName),
      datasets: [...shades.toReversed(), ...(nothing === undefined ? [] : [nothing])].map((heatClass) => ({
        label: levelLabel(heatClass),
        // 0 is the bare background, and stands in the legend only.
        data: heatClass === nothing ? [] : runsOf(rows, heatClass.from),
        backgroundColor: heatClass.colour,
        ...(heatClass === nothing ? { borderColor: MUTED_TEXT_COLOUR, borderWidth: 1 } : {}),
      })),
    },
    options: {
      indexAxis: "y",
      datasets: { bar: { grouped: false, categoryPercentage: 1, barPercentage: 1 } },
      scales: {
        x: {
          type: "linear",
          max: HOURS_PER_DAY,
          ticks: { stepSize: 1, autoSkipPadding: 12 },
          grid: { z: 1, color: GRID_COLOUR },
          title: { display: true, text: "Hour" },
        },
        y: { grid: { z: 1, color: GRID_COLOUR } },
      },
    },
  };
}

/** The hours with at least so many. */
function runsOf(rows: readonly ChartSeries[], least: number): Run[] {
  return rows.flatMap((row) => {
    const { values } = row;
    const isIn = (hour: number) => (values[hour] ?? 0) >= least;
    const starts = values.flatMap((_, hour) => (isIn(hour) && (hour === 0 || !isIn(hour - 1)) ? [hour] : []));
    return starts.map((start): Run => {
      const after = values.findIndex((_, hour) => hour > start && !isIn(hour));
      return { x: [start, after < 0 ? values.length : after], y: shortName(row) };
    });
  });
}
