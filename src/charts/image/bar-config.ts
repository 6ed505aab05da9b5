import type { ChartConfiguration } from "chart.js";
import { HIGHLIGHT_INDEX } from "../palette";
import { formatValue } from "../units";
import type { ChartView } from "../view";
import { fillOf } from "./hatching";
import { highestMark, type Values } from "./line-config";
import {
  BASE_OPTIONS,
  type Heading,
  headingOptions,
  LEGEND_LABEL_OPTIONS,
  labelAxis,
  valueAxis,
} from "./options";
import { backgroundPlugin, type Mark, valueLabels, wordsAt } from "./plugins";

const MOST_UPRIGHT_LABELS = 14;
/** In pixels: what upright bars share, what lying ones have beside long names, and what a digit takes. */
const UPRIGHT_WIDTH = 540;
const LYING_WIDTH = 390;
const DIGIT_WIDTH = 8.5;
const RIGHT_MARGIN = 18;
const LEAST_HEADROOM = 1.1;

/**
 * Bars: upright for days and a few short names, lying (`lying`) where names need the room. Every value
 * is written beside its bar where it fits, else only the highest.
 */
export function barConfig(
  view: ChartView,
  heading: Heading,
  lying: boolean,
): ChartConfiguration<"bar", Values, string> {
  const value = valueAxis(view, lying ? headroomOf(view) : 1.1);
  const label = labelAxis(view, !lying);
  return {
    type: "bar",
    data: {
      labels: [...view.labels],
      datasets: view.series.map(({ name, values }, index) => ({
        label: name,
        data: [...values],
        backgroundColor: fillsOf(view, index),
        borderRadius: 3,
        maxBarThickness: 56,
        categoryPercentage: view.series.length > 1 ? 0.8 : 0.86,
        barPercentage: 0.92,
      })),
    },
    options: {
      ...BASE_OPTIONS,
      indexAxis: lying ? "y" : "x",
      scales: lying ? { x: value, y: label } : { x: label, y: value },
      plugins: {
        ...headingOptions(heading, view.series.length > 1),
        legend: {
          display: view.series.length > 1,
          align: "start",
          labels: { ...LEGEND_LABEL_OPTIONS, boxWidth: 22, boxHeight: 14 },
        },
      },
    },
    plugins: [backgroundPlugin, valueLabels(view, marksOf(view, lying), lying)],
  };
}

/** How far the axis goes on, so that the widest of the words fits behind the longest bar. */
function headroomOf(view: ChartView): number {
  const words = allMarks(view).map((mark) => wordsAt(view, mark, true).length);
  const width = Math.max(...words) * DIGIT_WIDTH - RIGHT_MARGIN;
  return Math.max(LEAST_HEADROOM, LYING_WIDTH / (LYING_WIDTH - width));
}

/** Bars that stand out have the colour and the hatching of another series. */
function fillsOf({ labels, highlighted }: ChartView, series: number) {
  const plain = fillOf(series);
  if (highlighted.length === 0) {
    return plain;
  }
  const outstanding = fillOf(series + HIGHLIGHT_INDEX);
  return labels.map((_, index) => (highlighted.includes(index) ? outstanding : plain));
}

function marksOf(view: ChartView, lying: boolean): Mark[] {
  if (!lying && !fitSideBySide(view)) {
    return highestMark(view);
  }
  return allMarks(view);
}

function allMarks({ series, labels }: ChartView): Mark[] {
  return series.flatMap((_, at) => labels.map((_label, index) => ({ series: at, index })));
}

function fitSideBySide({ labels, series, unit }: ChartView): boolean {
  const bars = labels.length * series.length;
  const words = series.flatMap(({ values }) => values.map((value) => formatValue(unit, value).length));
  return bars <= MOST_UPRIGHT_LABELS && Math.max(...words) * DIGIT_WIDTH <= UPRIGHT_WIDTH / bars;
}
