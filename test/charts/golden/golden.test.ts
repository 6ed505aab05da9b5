import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Chart } from "../../../src/charts/chart";
import { createChart } from "../../../src/charts/chart";
import { drawChart } from "../../../src/charts/image/draw";
import { GOLDEN_CASES } from "./cases";
import { type ColourGrid, distance, gridOf, readGrid, writeGrid } from "./colour-grid";

const FOLDER = join(__dirname, "../../golden/charts");
/** Room for another version of the drawing library; a bar that is a tenth longer is far beyond it. */
const LARGEST = 10;
const MEAN = 0.6;

const isUpdate = process.env.UPDATE_GOLDEN === "1";

function fileOf(name: string): string {
  return join(FOLDER, `${name}.txt`);
}

function isNear(one: ColourGrid, other: ColourGrid): boolean {
  const { largest, mean } = distance(one, other);
  return largest <= LARGEST && mean <= MEAN;
}

/** Keeps the colours, and puts the picture itself where it can be looked at. */
async function update(name: string, chart: Chart): Promise<void> {
  const pictures = join(tmpdir(), "caseboard-charts");
  mkdirSync(pictures, { recursive: true });
  const png = await drawChart(chart);
  writeFileSync(join(pictures, `${name}.png`), png);
  writeFileSync(fileOf(name), writeGrid(await gridOf(png)));
}

describe("the pictures that people have looked at", () => {
  test.each(Object.entries(GOLDEN_CASES))("%s still looks as it did", async (name, chart) => {
    if (isUpdate) {
      await update(name, chart);
    }
    const kept = readGrid(readFileSync(fileOf(name), "utf8"));
    const drawn = await gridOf(await drawChart(chart));
    const { largest, mean } = distance(drawn, kept);
    expect([drawn.width, drawn.height]).toEqual([kept.width, kept.height]);
    expect(largest).toBeLessThanOrEqual(LARGEST);
    expect(mean).toBeLessThanOrEqual(MEAN);
  });

  test("are those in the folder, none more and none less", () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith(".txt"));
    expect(files.sort()).toEqual(
      Object.keys(GOLDEN_CASES)
        .map((name) => `${name}.txt`)
        .sort(),
    );
  });

  test("all look different from each other", async () => {
    const grids = Object.keys(GOLDEN_CASES).map((name) => readGrid(readFileSync(fileOf(name), "utf8")));
    for (const [index, grid] of grids.entries()) {
      expect(grids.slice(index + 1).filter((other) => isNear(grid, other))).toEqual([]);
    }
  });
});

describe("the comparison sees", () => {
  const bars = (changes: Partial<Chart>) => {
    const { altText: _, ...facts } = { ...goldenCase("assignments-bars"), ...changes };
    return createChart(facts);
  };

  test.each<[string, Partial<Chart>]>([
    ["a bar that is a tenth shorter", { series: [{ name: "Assignments", values: [164, 96, 54, 23, 9] }] }],
    ["a bar in another colour and hatching", { highlighted: [4] }],
    ["another title", { title: "Assignments by inbox" }],
    ["a note that was not there", { notes: ["Without the weekend."] }],
  ])("%s", async (_, changes) => {
    const before = await gridOf(await drawChart(bars({})));
    expect(isNear(before, await gridOf(await drawChart(bars(changes))))).toBe(false);
  });

  test("one busy hour more in a heatmap", async () => {
    const { altText: _, ...facts } = goldenCase("volume-few");
    const [monday, ...others] = facts.series;
    const values = monday?.values.map((value, hour) => (hour === 2 ? 2 : value)) ?? [];
    const changed = createChart({ ...facts, series: [{ name: "Monday", values }, ...others] });
    const before = await gridOf(await drawChart(createChart(facts)));
    expect(isNear(before, await gridOf(await drawChart(changed)))).toBe(false);
  });
});

function goldenCase(name: string): Chart {
  const chart = GOLDEN_CASES[name];
  if (chart === undefined) {
    throw new Error(`There is no case "${name}".`);
  }
  return chart;
}
