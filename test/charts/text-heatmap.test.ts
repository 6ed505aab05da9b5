import fc from "fast-check";
import { columnsOf } from "../../src/charts/text";
import { drawAsText } from "../../src/charts/text-bars";
import { heatmapLegend, heatmapLines } from "../../src/charts/text-heatmap";
import { anyHeatmap, heatmap } from "../support/charts";

describe("a heatmap made of letters", () => {
  test("has a line for each weekday, a block for each hour, and the total of the day", () => {
    const chart = heatmap((weekday, hour) =>
      weekday === 0 ? Math.min(hour, 16) : weekday === 6 && hour === 9 ? 1 : 0,
    );
    // Two counts to a block: 1–2 ▁ … 15–16 █. Monday: 1 + … + 15 = 120, and eight hours of 16 = 128.
    expect(heatmapLines(chart.series).split("\n")).toEqual([
      "    0     6     12    18",
      "Mon ·▁▁▂▂▃▃▄▄▅▅▆▆▇▇█████████ 248",
      "Tue ························   0",
      "Wed ························   0",
      "Thu ························   0",
      "Fri ························   0",
      "Sat ························   0",
      "Sun ·········▁··············   1",
    ]);
  });

  test("says what each block means, and when it was busiest", () => {
    const chart = heatmap((weekday, hour) =>
      weekday === 2 && hour === 8 ? 3 : weekday === 3 && hour === 8 ? 1 : 0,
    );
    expect(heatmapLegend(chart.series)).toBe(
      "· 0, ▆ 1, ▇ 2, █ 3. On the right the total of the day. Busiest: Wednesday 8:00–9:00 (3).",
    );
  });

  test("is drawn as title, blocks, legend and notes", () => {
    const [block] = drawAsText(heatmap(() => 1, { notes: ["Hours are those of Asia/Kolkata."] })).blocks;
    expect(block).toMatchObject({
      type: "rich_text",
      elements: [
        { elements: [{ text: "Messages", style: { bold: true } }] },
        { type: "rich_text_preformatted" },
        {
          elements: [
            {
              text: "· 0, █ 1. On the right the total of the day. Busiest: Monday 0:00–1:00 and 167 more (1). Hours are those of Asia/Kolkata.",
            },
          ],
        },
      ],
    });
  });

  test("any heatmap has eight lines of at most 40 columns, and a full block for its busiest hour", () => {
    fc.assert(
      fc.property(anyHeatmap, (chart) => {
        const lines = heatmapLines(chart.series).split("\n");
        expect(lines).toHaveLength(8);
        expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(40);
        expect(lines.some((line) => line.includes("█"))).toBe(true);
      }),
    );
  });
});
