import type { Chart as ChartJs, ChartType, Plugin } from "chart.js";
import { BACKGROUND_COLOUR, TEXT_COLOUR } from "../palette";
import { formatValue } from "../units";
import type { ChartView } from "../view";
import { TEXT_SIZES } from "./options";
import { fontOf } from "./text-layout";

/** White below everything: a transparent picture cannot be read in Slack's dark theme. */
export const backgroundPlugin: Plugin<ChartType> = {
  id: "background",
  beforeDraw: ({ ctx, width, height }) => {
    ctx.save();
    ctx.fillStyle = BACKGROUND_COLOUR;
    ctx.fillRect(0, 0, width, height);
    ctx.restore();
  },
};

/** A value to write beside its point: which series, which category. */
export interface Mark {
  readonly series: number;
  readonly index: number;
}

/** Writes the values at the marks: to the right of lying bars, else above. */
export function valueLabels(view: ChartView, marks: readonly Mark[], lying: boolean): Plugin<ChartType> {
  return {
    id: "valueLabels",
    afterDatasetsDraw: (chart) => {
      chart.ctx.save();
      chart.ctx.font = fontOf(TEXT_SIZES.note, true);
      chart.ctx.lineJoin = "round";
      for (const mark of marks) {
        writeLabel(chart, mark, { lying, words: wordsAt(view, mark, lying) });
      }
      chart.ctx.restore();
    },
  };
}

/** The value; lying bars have room for its sample size too: `83.3% (n 12)`. */
export function wordsAt(view: ChartView, { series, index }: Mark, lying: boolean): string {
  const value = view.series[series]?.values[index] ?? null;
  const sampleSize = view.series[series]?.sampleSizes?.[index];
  const words = formatValue(view.unit, value);
  return lying && value !== null && sampleSize !== undefined
    ? `${words} (n ${formatValue("count", sampleSize)})`
    : words;
}

function writeLabel(chart: ChartJs, mark: Mark, { lying, words }: { lying: boolean; words: string }): void {
  const point = chart.getDatasetMeta(mark.series).data[mark.index];
  if (point === undefined || Number.isNaN(point.y) || Number.isNaN(point.x)) {
    return;
  }
  const { ctx, chartArea } = chart;
  const width = ctx.measureText(words).width;
  ctx.textAlign = "left";
  ctx.textBaseline = lying ? "middle" : "bottom";
  const wishedX = lying ? point.x + 6 : point.x - width / 2;
  const x = Math.max(chartArea.left, Math.min(wishedX, chart.width - width - 4));
  const y = lying ? point.y : point.y - 7;
  ctx.strokeStyle = BACKGROUND_COLOUR;
  ctx.lineWidth = 4;
  ctx.strokeText(words, x, y);
  ctx.fillStyle = TEXT_COLOUR;
  ctx.fillText(words, x, y);
}
