/**
 * The colours of Okabe and Ito, which people with any kind of colour blindness tell apart; the yellow is
 * left out because it cannot be seen on white. Colour is never alone: each series also has its own dash,
 * point shape and hatching.
 */
export const SERIES_COLOURS = [
  "#0072B2",
  "#D55E00",
  "#009E73",
  "#CC79A7",
  "#E69F00",
  "#56B4E9",
  "#000000",
] as const;

export const SERIES_DASHES: readonly (readonly number[])[] = [
  [],
  [8, 5],
  [2, 4],
  [12, 4, 2, 4],
  [5, 3],
  [16, 5],
  [2, 2, 8, 2],
];

export const SERIES_POINTS = ["circle", "triangle", "rect", "rectRot", "star", "crossRot", "cross"] as const;

export const TEXT_COLOUR = "#1D1C1D";
export const MUTED_TEXT_COLOUR = "#5C5A5E";
export const GRID_COLOUR = "#E4E3E5";
export const BACKGROUND_COLOUR = "#FFFFFF";

/** The entry for the series at `index`; a renderer that draws more series than there are entries starts anew. */
export function pick<Entry>(entries: readonly Entry[], index: number): Entry {
  const entry = entries[index % entries.length];
  if (entry === undefined) {
    throw new RangeError("There is nothing to pick from.");
  }
  return entry;
}
