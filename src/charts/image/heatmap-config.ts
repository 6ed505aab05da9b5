import type { ChartConfiguration, Plugin } from "chart.js";
import {
  type HeatClass,
  HOURS_PER_DAY,
  heatClasses,
  highestCount,
  isWithin,
  levelLabel,
  shortName,
} from "../heatmap";
import { busiestCell } from "../heatmap-words";
import { BACKGROUND_COLOUR, GRID_COLOUR, TEXT_COLOUR, textColourOn } from "../palette";
import type { ChartView } from "../view";
import {
  BASE_OPTIONS,
  font,
  type Heading,
  headingOptions,
  LEGEND_LABEL_OPTIONS,
  TEXT_SIZES,
} from "./options";
import { backgroundPlugin } from "./plugins";
import { fontOf } from "./text-layout";

/** A cell is a bar from the start of an hour to its end, in the row of its weekday. */
export interface HeatCell {
  readonly x: [number, number];
  readonly y: string;
}

const LARGEST_NUMBER = 15;
const SMALLEST_NUMBER = 9;
const SPACE_AROUND_NUMBER = 3;
const compact = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 0 });

/** Weekdays below each other, hours side by side; each cell has its shade and, other than 0, its number. */
export function heatmapConfig(
  view: ChartView,
  heading: Heading,
): ChartConfiguration<"bar", HeatCell[], string> {
  const classes = heatClasses(view.series);
  return {
    type: "bar",
    data: {
      labels: view.series.map(shortName),
      datasets: classes.map((heatClass) => ({
        label: levelLabel(heatClass),
        data: cellsOf(view, heatClass),
        backgroundColor: heatClass.colour,
        borderColor: GRID_COLOUR,
        borderWidth: 1,
        borderSkipped: false,
        grouped: false,
        categoryPercentage: 1,
        barPercentage: 1,
      })),
    },
    options: {
      ...BASE_OPTIONS,
      indexAxis: "y",
      scales: { x: hourAxis, y: weekdayAxis },
      plugins: {
        ...headingOptions(heading, true),
        legend: {
          align: "start",
          labels: { ...LEGEND_LABEL_OPTIONS, boxWidth: 22, boxHeight: 16 },
        },
      },
    },
    plugins: [backgroundPlugin, numbers(view, classes)],
  };
}

/** The busiest hour, and how the numbers in the cells are written. */
export function heatmapNotes({ series }: ChartView): string[] {
  const rounded = highestCount(series) < 1_000 ? [] : ["K: thousands, rounded."];
  return [`${busiestCell(series)}.`, ...rounded];
}

function cellsOf({ series }: ChartView, heatClass: HeatClass): HeatCell[] {
  return series.flatMap((row) =>
    row.values.flatMap((count, hour): HeatCell[] =>
      isWithin(heatClass, count ?? 0) ? [{ x: [hour, hour + 1], y: shortName(row) }] : [],
    ),
  );
}

const hourAxis = {
  type: "linear",
  min: 0,
  max: HOURS_PER_DAY,
  border: { display: false },
  grid: { display: false },
  ticks: {
    stepSize: 3,
    color: TEXT_COLOUR,
    font: font(TEXT_SIZES.label, 400),
    callback: (hour: string | number) => `${hour}:00`,
  },
} as const;

const weekdayAxis = {
  border: { display: false },
  grid: { display: false },
  ticks: { autoSkip: false, color: TEXT_COLOUR, font: font(TEXT_SIZES.label, 400) },
} as const;

/** Writes each count into its cell, all in one size: the largest in which the widest of them fits. */
function numbers({ series }: ChartView, classes: readonly HeatClass[]): Plugin<"bar"> {
  return {
    id: "numbers",
    afterDatasetsDraw: ({ ctx, chartArea, scales: { x, y } }) => {
      ctx.save();
      ctx.font = fontOf(sizeFor(ctx, chartArea.width / HOURS_PER_DAY, series), false);
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      for (const { row, hour, count } of countsOf(series)) {
        const shade = classes.find((heatClass) => isWithin(heatClass, count));
        ctx.fillStyle = textColourOn(shade?.colour ?? BACKGROUND_COLOUR);
        ctx.fillText(
          compact.format(count),
          x?.getPixelForValue(hour + 0.5) ?? 0,
          y?.getPixelForValue(row) ?? 0,
        );
      }
      ctx.restore();
    },
  };
}

/** The counts other than 0: empty cells let the busy ones be seen. */
function countsOf(rows: ChartView["series"]) {
  return rows.flatMap(({ values }, row) =>
    values.flatMap((count, hour) => (count === null || count === 0 ? [] : [{ row, hour, count }])),
  );
}

function sizeFor(context: CanvasRenderingContext2D, cellWidth: number, rows: ChartView["series"]): number {
  context.font = fontOf(LARGEST_NUMBER, false);
  const widths = countsOf(rows).map(({ count }) => context.measureText(compact.format(count)).width);
  const size = (LARGEST_NUMBER * (cellWidth - SPACE_AROUND_NUMBER)) / Math.max(...widths);
  return Math.max(SMALLEST_NUMBER, Math.min(LARGEST_NUMBER, size));
}
