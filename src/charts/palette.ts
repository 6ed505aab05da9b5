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

/**
 * The shades of a heatmap, from few to many: one hue that only grows darker, so that the order is the same
 * for the colour-blind and in grey. The text on the two darkest is white.
 */
export const HEAT_COLOURS = ["#DCEBF5", "#A9CFE8", "#63A9D6", "#0072B2", "#003F66"] as const;
const FIRST_DARK_HEAT_COLOUR = 3;

/** What stands out among bars, with a hatching of its own: the index in `SERIES_COLOURS`. */
export const HIGHLIGHT_INDEX = 1;

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

/** A shade for each of so many classes, at most five; fewer ones lie further apart and end with the darkest. */
export function heatColours(count: number): string[] {
  const last = HEAT_COLOURS.length - 1;
  return Array.from({ length: count }, (_, index) =>
    pick(HEAT_COLOURS, count === 1 ? last : Math.round((index * last) / (count - 1))),
  );
}

/** The colour of text on a shade of the heatmap. */
export function textColourOn(shade: string): string {
  const dark: readonly string[] = HEAT_COLOURS.slice(FIRST_DARK_HEAT_COLOUR);
  return dark.includes(shade) ? BACKGROUND_COLOUR : TEXT_COLOUR;
}
