import type { FontSpec, Scale } from "chart.js";
import { GRID_COLOUR, MUTED_TEXT_COLOUR, TEXT_COLOUR } from "../palette";
import { durationStep, formatValue } from "../units";
import { type ChartView, highestValue } from "../view";
import { FONT_FAMILY } from "./fonts";

/** Sizes in the picture's own pixels, so large because a phone shows 640 of them on 6 centimetres. */
export const TEXT_SIZES = { title: 21, note: 14, label: 15, emoji: 26 } as const;

export function font(size: number, weight: number): Partial<FontSpec> {
  return { family: FONT_FAMILY, size, weight };
}

/** What all kinds have in common: drawn once, at rest, with twice as many pixels as their size. */
export const BASE_OPTIONS = {
  responsive: false,
  animation: false,
  devicePixelRatio: 2,
  locale: "en-US",
  layout: { padding: { top: 16, right: 28, bottom: 14, left: 16 } },
} as const;

/** The lines above the plot: the title, and below it the period and the notes. */
export interface Heading {
  readonly title: string[];
  readonly notes: string[];
}

/** `hasLegend`: a legend follows, which brings its own distance. */
export function headingOptions({ title, notes }: Heading, hasLegend: boolean) {
  const distance = hasLegend ? 0 : 16;
  return {
    title: {
      display: true,
      text: title,
      align: "start",
      color: TEXT_COLOUR,
      font: font(TEXT_SIZES.title, 600),
      padding: { top: 0, bottom: notes.length > 0 ? 6 : distance },
    },
    subtitle: {
      display: notes.length > 0,
      text: notes,
      align: "start",
      color: MUTED_TEXT_COLOUR,
      font: font(TEXT_SIZES.note, 400),
      padding: { top: 0, bottom: distance },
    },
  } as const;
}

export const LEGEND_LABEL_OPTIONS = {
  color: TEXT_COLOUR,
  font: font(TEXT_SIZES.label, 400),
  padding: 14,
} as const;

/**
 * The axis of the values, in the units in which people speak: `15 min`, `1 h`, never `3900`; it goes at least
 * `headroom` times as far as the highest value, so that there is room to write that value.
 */
export function valueAxis(view: ChartView, headroom: number) {
  const step = stepOf(view);
  const grace = `${Math.round(100 * (headroom - 1))}%` as const;
  return {
    beginAtZero: true,
    ...(step === undefined ? { grace } : { max: endOfAxis(view, step, headroom) }),
    border: { display: false },
    grid: { color: GRID_COLOUR },
    ...(isShare(view) ? { afterBuildTicks: upToWhole } : {}),
    ticks: {
      ...(step === undefined ? {} : { stepSize: step }),
      ...(view.unit === "count" ? { precision: 0 } : {}),
      color: MUTED_TEXT_COLOUR,
      font: font(TEXT_SIZES.label, 400),
      padding: 8,
      includeBounds: step === undefined,
      maxRotation: 0,
      autoSkipPadding: 10,
      maxTicksLimit: 8,
      callback: (value: string | number) => formatValue(view.unit, Number(value)),
    },
  } as const;
}

/** The distance of grid lines where people expect a certain one. */
function stepOf(view: ChartView): number | undefined {
  const highest = highestValue(view);
  if (view.unit === "seconds") {
    return durationStep(highest);
  }
  return isShare(view) ? 25 : undefined;
}

function upToWhole(axis: Scale): void {
  axis.ticks = axis.ticks.filter(({ value }) => value <= 100);
}

/** A share has no grid line beyond 100%; other axes end on a grid line. */
function endOfAxis(view: ChartView, step: number, headroom: number): number {
  return isShare(view) ? 100 * headroom : step * Math.ceil((highestValue(view) * headroom) / step);
}

/** Percentages that all lie between 0 and 100, and not all far below. */
function isShare(view: ChartView): boolean {
  const values = view.series.flatMap((series) => series.values).filter((value) => value !== null);
  const highest = highestValue(view);
  return view.unit === "percent" && highest <= 100 && highest > 50 && values.every((value) => value >= 0);
}

const EMOJI_ONLY = /^\p{Emoji_Presentation}+$/u;

/** The axis of the labels; `autoSkip` leaves out labels where there is no room for all. */
export function labelAxis({ labels }: ChartView, autoSkip: boolean) {
  const size = labels.every((label) => EMOJI_ONLY.test(label)) ? TEXT_SIZES.emoji : TEXT_SIZES.label;
  return {
    border: { color: GRID_COLOUR },
    grid: { display: false },
    ticks: {
      autoSkip,
      autoSkipPadding: 18,
      maxRotation: 0,
      color: TEXT_COLOUR,
      font: font(size, 400),
    },
  } as const;
}
