import fc from "fast-check";
import { heatClasses, heatLevels, isWithin, levelLabel } from "../../src/charts/heatmap";
import { BACKGROUND_COLOUR, HEAT_COLOURS, textColourOn } from "../../src/charts/palette";
import { anyHeatmap, heatmap } from "../support/charts";

describe("the classes of a heatmap", () => {
  test.each<[number, number, string[]]>([
    [1, 5, ["1"]],
    [3, 5, ["1", "2", "3"]],
    [12, 5, ["1–3", "4–6", "7–9", "10–12"]],
    [54, 5, ["1–12", "13–24", "25–36", "37–48", "49–54"]],
    [14_040, 5, ["1–3,000", "3,001–6,000", "6,001–9,000", "9,001–12,000", "12,001–14,040"]],
  ])(
    "up to %d, at most %d, are bounded by round numbers and end with the highest count",
    (highest, most, labels) => {
      expect(heatLevels(highest, most).map(levelLabel)).toEqual(labels);
    },
  );

  test("hold every count from 1 to the highest exactly once, never more of them than wished", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000_000 }), fc.integer({ min: 1, max: 8 }), (highest, most) => {
        const levels = heatLevels(highest, most);
        expect(levels.length).toBeLessThanOrEqual(most);
        expect(levels[0]?.from).toBe(1);
        expect(levels.at(-1)?.to).toBe(highest);
        for (const [index, { from, to }] of levels.entries()) {
          expect(to).toBeGreaterThanOrEqual(from);
          expect(levels[index + 1]?.from ?? to + 1).toBe(to + 1);
        }
      }),
    );
  });

  test("of any heatmap are white for 0, and each count has exactly one colour", () => {
    fc.assert(
      fc.property(anyHeatmap, (chart) => {
        const classes = heatClasses(chart.series);
        expect(classes[0]).toEqual({ from: 0, to: 0, colour: BACKGROUND_COLOUR });
        expect(new Set(classes.map(({ colour }) => colour)).size).toBe(classes.length);
        const counts = chart.series.flatMap(({ values }) => values.map((value) => value ?? 0));
        const found = counts.map((count) => classes.filter((one) => isWithin(one, count)).length);
        expect(new Set(found)).toEqual(new Set([1]));
      }),
    );
  });

  test("a single level has the darkest shade", () => {
    expect(heatClasses(heatmap(() => 1).series).at(-1)?.colour).toBe(HEAT_COLOURS.at(-1));
  });
});

describe("the shades", () => {
  test("grow darker step by step, also in grey: each is well apart from the one before", () => {
    const lightness = [BACKGROUND_COLOUR, ...HEAT_COLOURS].map((colour) => luminance(colour) + 0.05);
    for (const [index, light] of lightness.slice(0, -1).entries()) {
      expect(light / (lightness[index + 1] ?? light)).toBeGreaterThan(1.2);
    }
  });

  test("let the number in the cell be read: a contrast of at least 4.5 to 1", () => {
    for (const shade of [BACKGROUND_COLOUR, ...HEAT_COLOURS]) {
      const [light = 0, dark = 0] = [luminance(shade), luminance(textColourOn(shade))].sort((a, b) => b - a);
      expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

/** The relative luminance of WCAG, 0 to 1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
