import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import {
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  type ChartConfiguration,
  Chart as ChartJs,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PieController,
  PointElement,
  SubTitle,
  Title,
} from "chart.js";
import type { Chart } from "../chart";
import { type ChartView, viewWithin } from "../view";
import { headingNotes } from "../view-words";
import { barConfig } from "./bar-config";
import { registerFonts } from "./fonts";
import { type HeatCell, heatmapConfig, heatmapNotes } from "./heatmap-config";
import { lineConfig } from "./line-config";
import { type Heading, TEXT_SIZES } from "./options";
import { pieConfig } from "./pie-config";
import { fitText, wrapText } from "./text-layout";

ChartJs.register(ArcElement, BarController, BarElement, CategoryScale, Filler, Legend, LinearScale);
ChartJs.register(LineController, LineElement, PieController, PointElement, SubTitle, Title);

/** In CSS pixels; the PNG has twice as many in each direction. */
export const IMAGE_WIDTH = 640;
const IMAGE_HEIGHT = 400;
const MARGIN = 24;
/** Margins and the axis. */
const FRAME_HEIGHT = 86;
const LEGEND_HEIGHT = 42;
const LABEL_WIDTH = 190;
const PIE_LABEL_WIDTH = 150;
const MOST_NAMES_UPRIGHT = 7;
const UPRIGHT_NAME_LENGTH = 9;

/** Draws the chart as a PNG of twice the size in which it is meant to be seen. */
export async function drawChart(chart: Chart): Promise<Buffer> {
  registerFonts();
  const measuring = createCanvas(1, 1).getContext("2d");
  const view = fitLabels(measuring, viewWithin(chart, limitsOf(chart)));
  const heading = headingOf(measuring, view);
  if (chart.kind === "pie") {
    return paint(pieConfig(view, heading), IMAGE_HEIGHT);
  }
  if (chart.kind === "heatmap") {
    return paint(heatmapConfig(view, heading), IMAGE_HEIGHT);
  }
  if (chart.kind !== "bar") {
    return paint(lineConfig(view, heading), IMAGE_HEIGHT);
  }
  const lying = chart.categoryKind === "name" && !fitsUpright(view);
  return paint(barConfig(view, heading, lying), lying ? heightOfRows(view, heading) : IMAGE_HEIGHT);
}

function heightOfRows({ labels, series }: ChartView, heading: Heading): number {
  const headingHeight = 27 * heading.title.length + 19 * heading.notes.length;
  const row = series.length === 1 ? 34 : 24 * series.length + 14;
  return FRAME_HEIGHT + headingHeight + (series.length === 1 ? 0 : LEGEND_HEIGHT) + row * labels.length;
}

function limitsOf(chart: Chart) {
  switch (chart.kind) {
    case "pie":
      return { maximumPoints: 7, maximumSeries: 1 };
    case "bar":
      return { maximumPoints: chart.categoryKind === "day" ? 92 : 30, maximumSeries: 7 };
    default:
      return { maximumPoints: 366, maximumSeries: 7 };
  }
}

function fitsUpright({ labels }: ChartView): boolean {
  return labels.length <= MOST_NAMES_UPRIGHT && labels.every((label) => label.length <= UPRIGHT_NAME_LENGTH);
}

function fitLabels(context: SKRSContext2D, view: ChartView): ChartView {
  const width = view.kind === "pie" ? PIE_LABEL_WIDTH : LABEL_WIDTH;
  const fitted = (text: string) => fitText(context, text, TEXT_SIZES.label, width);
  return {
    ...view,
    labels: view.labels.map(fitted),
    series: view.series.map((series) => ({ ...series, name: fitted(series.name) })),
  };
}

function headingOf(context: SKRSContext2D, view: ChartView): Heading {
  const width = IMAGE_WIDTH - 2 * MARGIN;
  const ofHeatmap = view.kind === "heatmap" ? heatmapNotes(view) : [];
  const notes = [...ofHeatmap, ...headingNotes(view, view.kind === "line" ? "Thin lines" : "Gaps")].join(" ");
  return {
    title: wrapText(context, view.title, { size: TEXT_SIZES.title, width, maximumLines: 2, bold: true }),
    notes:
      notes === ""
        ? []
        : wrapText(context, notes, { size: TEXT_SIZES.note, width, maximumLines: 2, bold: false }),
  };
}

async function paint<Type extends "line" | "bar" | "pie">(
  config: ChartConfiguration<Type, (number | null)[] | number[] | HeatCell[], string>,
  height: number,
): Promise<Buffer> {
  const canvas = createCanvas(IMAGE_WIDTH, height);
  const context: unknown = canvas.getContext("2d");
  if (!isBrowserContext(context)) {
    throw new TypeError("The canvas has no 2D context.");
  }
  const drawn = new ChartJs(context, config);
  try {
    return await canvas.encode("png");
  } finally {
    drawn.destroy();
  }
}

/** The canvas's context is a browser's in all that Chart.js uses; only its declared type is another. */
function isBrowserContext(context: unknown): context is CanvasRenderingContext2D {
  return typeof context === "object" && context !== null && "canvas" in context && "fillText" in context;
}
