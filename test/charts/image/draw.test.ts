import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import fc from "fast-check";
import { createChart } from "../../../src/charts/chart";
import { drawChart, IMAGE_WIDTH } from "../../../src/charts/image/draw";
import { FONT_FAMILY } from "../../../src/charts/image/fonts";
import { SERIES_COLOURS } from "../../../src/charts/palette";
import { anyChart, barChart, daysFromOctober } from "../../support/charts";
import { countColour, edgeColours, pixelsOf } from "../../support/pixels";

const BLUE = "#0072B2";
const VERMILION = "#D55E00";

function lineChart(values: (number | null)[]) {
  return createChart({
    kind: "line",
    title: "Response time",
    unit: "seconds",
    categoryKind: "day",
    categories: daysFromOctober(values.length),
    series: [{ name: "Median", values }],
  });
}

describe("a drawn chart", () => {
  test("is a PNG of twice the size", async () => {
    const { width, height } = await pixelsOf(await drawChart(lineChart([60, 120])));
    expect([width, height]).toEqual([1_280, 800]);
    expect(IMAGE_WIDTH).toBe(640);
  });

  test("is the same for the same facts, and another one for others", async () => {
    const first = await drawChart(lineChart([60, 120]));
    expect((await drawChart(lineChart([60, 120]))).equals(first)).toBe(true);
    expect((await drawChart(lineChart([60, 121]))).equals(first)).toBe(false);
  });

  test("has each series in its own colour of the palette", async () => {
    const series = [
      { name: "Ann", values: [3, 4, 5] },
      { name: "Ben", values: [5, 4, 3] },
    ];
    const pixels = await pixelsOf(await drawChart(barChart({ series })));
    expect(countColour(pixels, BLUE)).toBeGreaterThan(20_000);
    expect(countColour(pixels, VERMILION)).toBeGreaterThan(10_000);
    expect(countColour(pixels, SERIES_COLOURS[2])).toBe(0);
  });

  test("tells series apart without colour too: the second one is hatched in white", async () => {
    const bar = (name: string) => ({ name, values: [5, 5, 5] });
    const plain = await pixelsOf(await drawChart(barChart({ series: [bar("Ann")] })));
    const both = await pixelsOf(await drawChart(barChart({ series: [bar("Ann"), bar("Ben")] })));
    expect(countColour(plain, BLUE)).toBeGreaterThan(0);
    expect(countColour(both, VERMILION)).toBeLessThan(0.8 * countColour(both, BLUE));
  });

  test("a bar twice as high has about twice as many pixels", async () => {
    const single = (value: number) =>
      barChart({ categories: ["Ann", "Ben"], series: [{ name: "Closed", values: [value, 10] }] });
    const base = countColour(await pixelsOf(await drawChart(single(0))), BLUE);
    const half = countColour(await pixelsOf(await drawChart(single(5))), BLUE) - base;
    const full = countColour(await pixelsOf(await drawChart(single(10))), BLUE) - base;
    expect(full / half).toBeGreaterThan(1.9);
    expect(full / half).toBeLessThan(2.1);
  });

  test("a day without data is not drawn as 0: the line never comes near the axis", async () => {
    const lowest = async (values: (number | null)[]) => {
      const pixels = await pixelsOf(await drawChart(lineChart(values)));
      return countColour(pixels, BLUE, { top: 560, bottom: 690 });
    };
    expect(await lowest([600, 0, 600])).toBeGreaterThan(0);
    expect(await lowest([600, null, 600])).toBe(0);
  });

  test("a single day between two without data is still seen", async () => {
    const pixels = await pixelsOf(await drawChart(lineChart([null, 600, null])));
    expect(countColour(pixels, BLUE)).toBeGreaterThan(100);
  });

  test("any chart stays inside its frame: the outermost pixels are white", async () => {
    await fc.assert(
      fc.asyncProperty(anyChart, async (chart) => {
        const pixels = await pixelsOf(await drawChart(chart));
        expect(pixels.width).toBe(1_280);
        expect(edgeColours(pixels)).toEqual(["#FFFFFF"]);
      }),
      { numRuns: 15 },
    );
  });
});

describe("letters", () => {
  test("come from the fonts of the package, not from the machine's", async () => {
    await drawChart(barChart());
    const families = FONT_FAMILY.split(", ").map((family) => family.replaceAll('"', ""));
    expect(families.at(-1)).toBe("sans-serif");
    expect(families.slice(0, -1).filter((family) => !GlobalFonts.has(family))).toEqual([]);
  });

  test.each([
    ["Ž", "Caseboard Inter latin-ext"],
    ["Ж", "Caseboard Inter cyrillic"],
    ["Ω", "Caseboard Inter greek"],
    ["🚀", "Caseboard Emoji"],
  ])("such as %s come from %s: without it they look different", async (letter, family) => {
    await drawChart(barChart());
    const without = FONT_FAMILY.replace(`"${family}", `, "");
    expect(without).not.toBe(FONT_FAMILY);
    expect(drawLetter(letter, FONT_FAMILY).equals(drawLetter(letter, without))).toBe(false);
  });
});

function drawLetter(letter: string, families: string): Buffer {
  const canvas = createCanvas(60, 60);
  const context = canvas.getContext("2d");
  context.font = `40px ${families}`;
  context.fillText(letter, 5, 45);
  return canvas.toBuffer("image/png");
}
