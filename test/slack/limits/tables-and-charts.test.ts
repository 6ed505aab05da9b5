import { checkMessage } from "../../../src/slack/limits";
import {
  chart,
  many,
  messagePaths,
  number,
  pie,
  raw,
  richSection,
  richText,
  series,
  table,
  text,
} from "../../support/sized-blocks";

describe("tables and charts", () => {
  it.each<[string, unknown]>([
    ["a data table of 101 rows", [table(101, 4)]],
    ["a data table of 20 columns", [table(2, 20, { page_size: 100, row_header_column_index: 19 })]],
    [
      "a data table with numbers and rich text",
      [
        table(0, 0, {
          rows: [
            [raw("a"), raw("b")],
            [number(1), richText(richSection({ type: "text", text: "x" }))],
          ],
        }),
      ],
    ],
    ["two charts of 6 series and 20 points", [chart("line", 6, 20), chart("bar", 6, 20)]],
    ["a pie of 6 segments", [pie(many(6, (index) => ({ label: text(20), value: index + 1 })))]],
    ["a table of 100 rows", [{ type: "table", rows: many(100, () => [raw("x")]), column_settings: [null] }]],
  ])("may be %s", (_name, blocks) => {
    expect(checkMessage({ text: "t", blocks })).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ["a data table of 1 row", table(1, 1), "/blocks/0/rows"],
    ["a data table of 102 rows", table(102, 1), "/blocks/0/rows"],
    ["a data table of 21 columns", table(2, 21), "/blocks/0/rows/0"],
    ["a data table of 0 columns", table(2, 0), "/blocks/0/rows/0"],
    [
      "a data table without caption",
      { type: "data_table", rows: [[raw("a")], [raw("b")]] },
      "/blocks/0/caption",
    ],
    [
      "a data table with unequal rows",
      table(0, 0, { rows: [[raw("a"), raw("b")], [raw("c")]] }),
      "/blocks/0/rows/1",
    ],
    ["a data table page of 101 rows", table(2, 1, { page_size: 101 }), "/blocks/0/page_size"],
    ["a data table page of 0 rows", table(2, 1, { page_size: 0 }), "/blocks/0/page_size"],
    [
      "a row header beyond the columns",
      table(2, 2, { row_header_column_index: 2 }),
      "/blocks/0/row_header_column_index",
    ],
    ["an empty cell", table(0, 0, { rows: [[raw("a")], [raw("")]] }), "/blocks/0/rows/1/0/text"],
    [
      "a number without text",
      table(0, 0, { rows: [[raw("a")], [{ type: "raw_number", value: 1 }]] }),
      "/blocks/0/rows/1/0/text",
    ],
    [
      "a number that is none",
      table(0, 0, { rows: [[raw("a")], [{ type: "raw_number", value: null, text: "–" }]] }),
      "/blocks/0/rows/1/0/value",
    ],
    [
      "a rich text header cell",
      table(0, 0, { rows: [[richText(richSection())], [raw("b")]] }),
      "/blocks/0/rows/0/0/type",
    ],
    ["10001 characters of cells", table(0, 0, { rows: [[raw("a")], [raw(text(10_000))]] }), "/blocks"],
    ["a table of 101 rows", { type: "table", rows: many(101, () => [raw("x")]) }, "/blocks/0/rows"],
    ["a chart title of 51 characters", { ...chart("line", 1, 1), title: text(51) }, "/blocks/0/title"],
    ["a chart of 7 series", chart("line", 7, 1), "/blocks/0/chart/series"],
    ["a chart of no series", chart("bar", 0, 1), "/blocks/0/chart/series"],
    ["a chart of 21 points", chart("area", 1, 21), "/blocks/0/chart/series/0/data"],
    ["a chart of another kind", chart("radar", 1, 1), "/blocks/0/chart/type"],
    [
      "a category of 21 characters",
      chart("bar", 0, 0, { series: [series("s", [text(21)])], axis_config: { categories: [text(21)] } }),
      "/blocks/0/chart/axis_config/categories/0",
    ],
    [
      "a series name of 21 characters",
      chart("bar", 0, 1, { series: [series(text(21), ["L0"])] }),
      "/blocks/0/chart/series/0/name",
    ],
    [
      "two series of one name",
      chart("bar", 0, 1, { series: [series("s", ["L0"]), series("s", ["L0"])] }),
      "/blocks/0/chart/series/1",
    ],
    [
      "a series that leaves out a category",
      chart("bar", 0, 2, { series: [series("s", ["L0"])] }),
      "/blocks/0/chart/series/0/data",
    ],
    [
      "a point of null",
      chart("line", 0, 1, { series: [{ name: "s", data: [{ label: "L0", value: null }] }] }),
      "/blocks/0/chart/series/0/data/0/value",
    ],
    [
      "an axis title of 51 characters",
      chart("bar", 1, 1, { axis_config: { categories: ["L0"], x_label: text(51) } }),
      "/blocks/0/chart/axis_config/x_label",
    ],
    ["a pie of 7 segments", pie(many(7, (i) => ({ label: `s${i}`, value: 1 }))), "/blocks/0/chart/segments"],
    ["a segment of 0", pie([{ label: "a", value: 0 }]), "/blocks/0/chart/segments/0/value"],
    [
      "a segment label of 21 characters",
      pie([{ label: text(21), value: 1 }]),
      "/blocks/0/chart/segments/0/label",
    ],
  ])("must not be %s", (_name, block, path) => {
    expect(messagePaths(block)).toContain(path);
  });
});
