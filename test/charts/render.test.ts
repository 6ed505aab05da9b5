import type { ChartOutcome } from "../../src/charts/chart";
import {
  chooseRenderers,
  type RendererFailure,
  renderersAfter,
  renderOutcomes,
} from "../../src/charts/render";
import type { ChartRenderer, RendererName } from "../../src/charts/renderer";
import { barChart, heatmap } from "../support/charts";

const outcome: ChartOutcome = { kind: "chart", chart: barChart() };

function picture(name: RendererName): ChartRenderer {
  const block = { type: "image" as const, image_url: `https://example.com/${name}.png`, alt_text: name };
  return { name, render: async () => ({ kind: "blocks", renderer: name, blocks: [block] }) };
}

const broken: ChartRenderer = {
  name: "image",
  render: async () => {
    throw new Error("The store is away.");
  },
};

const noFailure: RendererFailure = ({ error }) => {
  throw error;
};

function names(renderers: readonly ChartRenderer[]): string[] {
  return renderers.map(({ name }) => name);
}

describe("which renderer draws", () => {
  test("Slack's own first, then the picture, then QuickChart, and text always", () => {
    const image = picture("image");
    const quickchart = picture("quickchart");
    expect(names(chooseRenderers({ native: true, image, quickchart }))).toEqual([
      "native",
      "image",
      "quickchart",
      "text",
    ]);
    expect(names(chooseRenderers({ native: false, quickchart }))).toEqual(["quickchart", "text"]);
    expect(names(chooseRenderers({ native: false }))).toEqual(["text"]);
  });

  test("after invalid_blocks the ones behind the one that failed, at the end still text", () => {
    const all = chooseRenderers({ native: true, image: picture("image") });
    expect(names(renderersAfter(all, "native"))).toEqual(["image", "text"]);
    expect(names(renderersAfter(all, "text"))).toEqual(["text"]);
  });
});

describe("the charts of a message", () => {
  test("are drawn by the first that can, and it is known who drew", async () => {
    const { blocks, used } = await renderOutcomes([outcome], chooseRenderers({ native: true }), noFailure);
    expect(blocks.map(({ type }) => type)).toEqual(["data_visualization", "context"]);
    expect([...used]).toEqual(["native"]);
  });

  test("a third one of Slack's own would be refused, so the next renderer draws it", async () => {
    const renderers = chooseRenderers({ native: true, image: picture("image") });
    const { blocks, used } = await renderOutcomes([outcome, outcome, outcome], renderers, noFailure);
    expect(blocks.map(({ type }) => type)).toEqual([
      "data_visualization",
      "context",
      "data_visualization",
      "context",
      "image",
    ]);
    expect([...used]).toEqual(["native", "image"]);
  });

  test("a chart that one renderer declines goes to the next", async () => {
    const series = [
      { name: "Ann", values: [1, 2, 3] },
      { name: "Ben", values: [1, null, 3] },
    ];
    const gappy: ChartOutcome = { kind: "chart", chart: barChart({ series }) };
    const { used } = await renderOutcomes([gappy], chooseRenderers({ native: true }), noFailure);
    expect([...used]).toEqual(["text"]);
  });

  test("a heatmap is drawn by the next renderer, and Slack's own charts beside it stay", async () => {
    const outcomes: ChartOutcome[] = [outcome, { kind: "chart", chart: heatmap(() => 1) }, outcome];
    const renderers = chooseRenderers({ native: true, image: picture("image") });
    const { blocks, used } = await renderOutcomes(outcomes, renderers, noFailure);
    expect(blocks.map(({ type }) => type)).toEqual([
      "data_visualization",
      "context",
      "image",
      "data_visualization",
      "context",
    ]);
    expect([...used]).toEqual(["native", "image"]);
  });

  test("a broken renderer is reported and passed over", async () => {
    const failures: unknown[] = [];
    const { used } = await renderOutcomes([outcome], [broken, picture("quickchart")], (failure) =>
      failures.push(failure),
    );
    expect([...used]).toEqual(["quickchart"]);
    expect(failures).toEqual([{ renderer: "image", error: new Error("The store is away.") }]);
  });

  test("not applicable and no data are two different sentences", async () => {
    const { blocks } = await renderOutcomes([{ kind: "not-applicable" }, { kind: "no-data" }], [], noFailure);
    expect(blocks).toMatchObject([
      {
        type: "section",
        text: { type: "plain_text", text: "The selected filter(s) are not applicable here" },
      },
      {
        type: "section",
        text: { type: "plain_text", text: "The selected filter(s) have no applicable data" },
      },
    ]);
  });
});
