import fc from "fast-check";
import { type Chart, createChart } from "../../src/charts/chart";
import type { DataPoint, DataVisualizationBlock } from "../../src/charts/data-visualization";
import { nativeRenderer } from "../../src/charts/native";
import { anyChart, barChart, daysFromOctober, heatmap } from "../support/charts";

async function draw(chart: Chart): Promise<{ block: DataVisualizationBlock; facts: string }> {
  const rendered = await nativeRenderer.render(chart);
  const [block, context] = rendered.kind === "blocks" ? rendered.blocks : [];
  if (block?.type !== "data_visualization" || context?.type !== "context") {
    throw new Error("Slack's block and its facts were expected.");
  }
  const [element] = context.elements;
  return { block, facts: element?.type === "plain_text" ? element.text : "" };
}

function labelsOf(points: readonly DataPoint[]): string[] {
  return points.map(({ label }) => label);
}

/** What breaks Slack's rules, as its reference page has them. */
function breachesOf({ title, chart }: DataVisualizationBlock): string[] {
  const names = chart.type === "pie" ? [] : chart.series.map(({ name }) => name);
  const labels = chart.type === "pie" ? labelsOf(chart.segments) : [...chart.axis_config.categories];
  const points = chart.type === "pie" ? [chart.segments] : chart.series.map(({ data }) => data);
  const rules: [string, boolean][] = [
    ["a title of at most 50", title.length <= 50],
    ["labels and names of at most 20", [...names, ...labels].every((text) => text.length <= 20)],
    ["no empty text", [title, ...names, ...labels].every((text) => text.length > 0)],
    ["no half character", [title, ...names, ...labels].every((text) => text.isWellFormed())],
    ["labels that differ", new Set(labels).size === labels.length],
    ["names that differ", new Set(names).size === names.length],
    ["one to six series", points.length >= 1 && points.length <= 6],
    [
      "one to twenty points, six in a pie",
      labels.length >= 1 && labels.length <= (chart.type === "pie" ? 6 : 20),
    ],
    ["a point for each label", points.every((data) => labelsOf(data).join("\n") === labels.join("\n"))],
    ["numbers only", points.every((data) => data.every(({ value }) => Number.isFinite(value)))],
    ["parts above 0", chart.type !== "pie" || chart.segments.every(({ value }) => value > 0)],
  ];
  return rules.filter(([, kept]) => !kept).map(([rule]) => rule);
}

describe("Slack's own chart", () => {
  test("is within Slack's limits for any chart, or declined because a single value is missing", async () => {
    let drawn = 0;
    await fc.assert(
      fc.asyncProperty(anyChart, async (chart) => {
        const rendered = await nativeRenderer.render(chart);
        if (rendered.kind === "declined") {
          expect(chart.series.length).toBeGreaterThan(1);
          expect(chart.series.some(({ values }) => values.includes(null))).toBe(true);
          return;
        }
        drawn += 1;
        const [block, facts] = rendered.blocks;
        expect(block?.type).toBe("data_visualization");
        expect(facts?.type).toBe("context");
        if (block?.type === "data_visualization") {
          expect(breachesOf(block)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
    expect(drawn).toBeGreaterThan(100);
  });

  test("has exactly the documented shape, with durations in a unit that is named", async () => {
    const chart = createChart({
      kind: "line",
      title: "Response time",
      unit: "seconds",
      categoryKind: "day",
      categories: ["2026-10-01", "2026-10-02"],
      series: [
        { name: "Median", values: [90, 720] },
        { name: "Mean", values: [150, 3_900] },
      ],
    });
    const { block, facts } = await draw(chart);
    expect(block).toEqual({
      type: "data_visualization",
      title: "Response time per day",
      chart: {
        type: "line",
        series: [
          {
            name: "Median",
            data: [
              { label: "1 Oct", value: 1.5 },
              { label: "2 Oct", value: 12 },
            ],
          },
          {
            name: "Mean",
            data: [
              { label: "1 Oct", value: 2.5 },
              { label: "2 Oct", value: 65 },
            ],
          },
        ],
        axis_config: { categories: ["1 Oct", "2 Oct"], y_label: "Minutes" },
      },
    });
    expect(facts).toBe(
      "Median: from 1 min 30 s to 12 min (2 Oct). Mean: from 2 min 30 s to 1 h 5 min (2 Oct).",
    );
  });

  test("leaves out days without data and says how many; none of them becomes 0", async () => {
    const chart = createChart({
      kind: "line",
      title: "Response time",
      unit: "seconds",
      categoryKind: "day",
      categories: daysFromOctober(3),
      series: [{ name: "Median", values: [60, null, 30] }],
    });
    const { block, facts } = await draw(chart);
    expect(block.chart).toMatchObject({
      series: [
        {
          data: [
            { label: "1 Oct", value: 60 },
            { label: "3 Oct", value: 30 },
          ],
        },
      ],
      axis_config: { categories: ["1 Oct", "3 Oct"], y_label: "Seconds" },
    });
    expect(facts).toMatch(/^Left out: 1 of 3 that have no data\. /);
  });

  test("is declined where only one of two series has a value", async () => {
    const series = [
      { name: "Ann", values: [1, 2, 3] },
      { name: "Ben", values: [1, null, 3] },
    ];
    expect(await nativeRenderer.render(barChart({ series }))).toEqual({
      kind: "declined",
      renderer: "native",
      reason: "Slack's chart cannot show a missing value.",
    });
  });

  test("a pie has parts above 0 only, at most six, the smallest joined", async () => {
    const chart = barChart({
      kind: "pie",
      categories: ["a", "b", "c", "d", "e", "f", "g"],
      series: [{ name: "Assignments", values: [50, 40, 30, 20, 10, 2, 1] }],
    });
    const { block, facts } = await draw(chart);
    expect(block.chart).toEqual({
      type: "pie",
      segments: [
        { label: "a", value: 50 },
        { label: "b", value: 40 },
        { label: "c", value: 30 },
        { label: "d", value: 20 },
        { label: "e", value: 10 },
        { label: "Other", value: 3 },
      ],
    });
    expect(facts).toMatch(/^"Other" joins the 2 smallest of 7\. /);
    const { block: small } = await draw(
      barChart({ kind: "pie", series: [{ name: "x", values: [3, 0, 5] }] }),
    );
    expect(small.chart).toEqual({
      type: "pie",
      segments: [
        { label: "Mon", value: 3 },
        { label: "Wed", value: 5 },
      ],
    });
  });

  test("a heatmap is declined, for Slack has none", async () => {
    expect(await nativeRenderer.render(heatmap(() => 1))).toEqual({
      kind: "declined",
      renderer: "native",
      reason: "Slack has no heatmap of its own.",
    });
  });

  test("a chart's own notes are said once", async () => {
    const { facts } = await draw(barChart({ notes: ["The first 3 of 9 are shown."] }));
    expect(facts.split("The first 3 of 9 are shown.")).toHaveLength(2);
  });

  test("the facts stand in plain text, so that a name can neither mention nor link", async () => {
    const rendered = await nativeRenderer.render(barChart({ categories: ["<!channel>", "<@U1>", "*b*"] }));
    expect(rendered).toMatchObject({
      blocks: [{}, { type: "context", elements: [{ type: "plain_text", emoji: false }] }],
    });
  });
});
