import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import fc from "fast-check";
import { createChart } from "../../../src/charts/chart";
import { drawChart, IMAGE_WIDTH } from "../../../src/charts/image/draw";
import { FONT_FAMILY } from "../../../src/charts/image/fonts";
import { SERIES_COLOURS } from "../../../src/charts/palette";
import { anyChart, anyHeatmap, barChart, daysFromOctober, heatmap } from "../../support/charts";
import { boxOf, countColour, edgeColours, pixelsOf } from "../../support/pixels";

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

describe("what stands out", () => {
  const chart = (highlighted: number[]) =>
    barChart({
      categories: ["Ann", "Ben", "Cy"],
      series: [{ name: "Closed", values: [5, 5, 5] }],
      highlighted,
    });

  test("has another colour than the other bars, and a hatching besides", async () => {
    const plain = await pixelsOf(await drawChart(chart([])));
    const pixels = await pixelsOf(await drawChart(chart([0])));
    expect(countColour(plain, VERMILION)).toBe(0);
    const bar = countColour(plain, BLUE) / 3;
    expect(countColour(pixels, BLUE) / bar).toBeCloseTo(2, 1);
    expect(countColour(pixels, VERMILION)).toBeGreaterThan(0.3 * bar);
    expect(countColour(pixels, VERMILION)).toBeLessThan(0.8 * bar);
  });
});

describe("a heatmap", () => {
  const DARKEST = "#003F66";

  test("has a cell in the row of its weekday and the column of its hour, of equal size everywhere", async () => {
    const places = [
      [0, 0],
      [0, 23],
      [6, 0],
      [6, 23],
      [3, 12],
    ] as const;
    const boxes = await Promise.all(
      places.map(async ([weekday, hour]) => {
        const chart = heatmap((day, at) => (day === weekday && at === hour ? 8 : 0));
        const pixels = await pixelsOf(await drawChart(chart));
        return boxOf(pixels, DARKEST, { top: 200, bottom: 720 });
      }),
    );
    const [first, right, below, last, middle] = boxes;
    expect([right?.top, below?.left, last?.left, last?.top]).toEqual([
      first?.top,
      first?.left,
      right?.left,
      below?.top,
    ]);
    const column = ((right?.left ?? 0) - (first?.left ?? 0)) / 23;
    const row = ((below?.top ?? 0) - (first?.top ?? 0)) / 6;
    for (const box of boxes) {
      // A cell is as wide and high as its place, but for the line around it and what is rounded.
      expect(Math.abs(box.right - box.left - column)).toBeLessThan(5);
      expect(Math.abs(box.bottom - box.top - row)).toBeLessThan(5);
    }
    expect((middle?.left ?? 0) - (first?.left ?? 0)).toBeCloseTo(12 * column, -1);
    expect((middle?.top ?? 0) - (first?.top ?? 0)).toBeCloseTo(3 * row, -1);
  });

  test("writes numbers into its cells: another count of the same shade is another picture", async () => {
    const chart = (count: number) =>
      heatmap((day, hour) => (hour !== 9 ? 0 : day === 0 ? 100 : day === 1 ? count : 0));
    const one = await drawChart(chart(41));
    expect((await drawChart(chart(41))).equals(one)).toBe(true);
    expect((await drawChart(chart(42))).equals(one)).toBe(false);
  });

  test("any one stays inside its frame and has the darkest shade", async () => {
    await fc.assert(
      fc.asyncProperty(anyHeatmap, async (chart) => {
        const pixels = await pixelsOf(await drawChart(chart));
        expect([pixels.width, pixels.height]).toEqual([1_280, 800]);
        expect(edgeColours(pixels)).toEqual(["#FFFFFF"]);
        expect(countColour(pixels, DARKEST)).toBeGreaterThan(1_500);
      }),
      { numRuns: 10 },
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
