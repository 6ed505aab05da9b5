import fc from "fast-check";
import type { Chart } from "../../src/charts/chart";
import { columnsOf } from "../../src/charts/text";
import { drawAsText } from "../../src/charts/text-bars";
import { anyChart, barChart } from "../support/charts";

function texts(chart: Chart): string[] {
  const [block] = drawAsText(chart).blocks;
  if (block?.type !== "rich_text") {
    throw new Error("A rich text block was expected.");
  }
  return block.elements.flatMap((part) =>
    part.type === "rich_text_section" || part.type === "rich_text_preformatted"
      ? part.elements.map((element) => (element.type === "text" ? element.text : element.type))
      : [part.type],
  );
}

const LRM = "\u200E";

describe("bars made of letters", () => {
  test("are as long as the values, aligned, with the values beside them", () => {
    const chart = barChart({
      categories: ["Mon", "Tuesday", "Wed"],
      series: [{ name: "Closed", values: [10, 0, 5] }],
    });
    expect(texts(chart)).toEqual([
      "Closed",
      [`${LRM}Mon     10 ██████████`, `${LRM}Tuesday  0`, `${LRM}Wed      5 █████`].join("\n"),
    ]);
  });

  test("no data is a dash, and the smallest value above 0 still leaves a mark", () => {
    const chart = barChart({ unit: "seconds", series: [{ name: "Median", values: [86_400, null, 1] }] });
    expect(texts(chart)[1]).toBe([`${LRM}Mon 1 d ██████████`, `${LRM}Tue   –`, `${LRM}Wed 1 s ▏`].join("\n"));
  });

  test("each of several series has its name above its bars", () => {
    const series = [
      { name: "Ann", values: [1, 2, 3] },
      { name: "Ben", values: [3, 2, 1] },
    ];
    expect(texts(barChart({ series }))).toEqual([
      "Closed",
      "Ann",
      expect.stringContaining("Wed 3 ██████████"),
      "Ben",
      expect.stringContaining("Mon 3 ██████████"),
    ]);
  });

  test("what was joined is said below", () => {
    const names = Array.from({ length: 20 }, (_, index) => `Member ${index}`);
    const chart = barChart({
      categories: names,
      series: [{ name: "Closed", values: names.map((_, index) => index) }],
    });
    expect(texts(chart).at(-1)).toBe('"Other" joins the 7 smallest of 20.');
  });

  test("any chart gives plain texts only, no line wider than 40 columns, at most 14 lines a series", () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const block = drawAsText(chart).blocks[0];
        const preformatted =
          block?.type === "rich_text"
            ? block.elements.filter(({ type }) => type === "rich_text_preformatted")
            : [];
        expect(preformatted.length).toBeGreaterThan(0);
        expect(preformatted.length).toBeLessThanOrEqual(4);
        const all = texts(chart);
        expect(all.every((text) => text.isWellFormed() && text.split("\n").length <= 14)).toBe(true);
        const lines = all.filter((text) => text.startsWith(LRM)).flatMap((text) => text.split("\n"));
        const columns = lines.map((line) => columnsOf(line.replaceAll(/[\u200E\u2068\u2069]/g, "")));
        expect(Math.max(...columns)).toBeLessThanOrEqual(40);
      }),
    );
  });
});
