import { drawChart } from "../../src/charts/image/draw";
import { createImageRenderer } from "../../src/charts/image-renderer";
import { serveChart } from "../../src/charts/serve-chart";
import { signChartToken } from "../../src/charts/signed-url";
import { barChart, memoryChartStore } from "../support/charts";

const secret = "a secret of more than 32 characters, for tests";
const now = new Date("2026-10-01T12:00:00.000Z");
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

async function renderedToken(store = memoryChartStore()) {
  const renderer = createImageRenderer({
    publicUrl: "https://bot.example.com/caseboard/",
    store,
    secret,
    lifetimeSeconds: 3_600,
    now: () => now,
  });
  const rendered = await renderer.render(barChart());
  const [block] = rendered.kind === "blocks" ? rendered.blocks : [];
  const url = block?.type === "image" && "image_url" in block ? block.image_url : "";
  const [, token = ""] = /^https:\/\/bot\.example\.com\/caseboard\/charts\/(.+)\.png$/.exec(url) ?? [];
  return { block, token, dependencies: { store, secret, draw: drawChart } };
}

describe("the address that an image block carries", () => {
  test("brings the picture of that chart, for as long as it was signed for", async () => {
    const { block, token, dependencies } = await renderedToken();
    expect(block).toMatchObject({ type: "image", alt_text: barChart().altText });
    const response = await serveChart(token, now, dependencies);
    expect(response.status).toBe(200);
    expect(response.headers).toMatchObject({
      "content-type": "image/png",
      "cache-control": "private, max-age=3600, immutable",
      "x-content-type-options": "nosniff",
    });
    expect(response.body.subarray(0, 4)).toEqual(PNG);
  });

  test("has gone after its time", async () => {
    const { token, dependencies } = await renderedToken();
    const response = await serveChart(token, new Date(now.getTime() + 3_600_000), dependencies);
    expect(response.status).toBe(410);
    expect(response.headers["cache-control"]).toBe("no-store");
    expect(response.body.toString()).toBe(
      "This chart has expired. Run the command in Slack again for a new one.\n",
    );
  });

  test("a forged token and a chart that is gone look the same, and nothing is drawn", async () => {
    const { token, dependencies } = await renderedToken();
    const draw = async () => {
      throw new Error("must not be drawn");
    };
    const forged = await serveChart(`${token}x`, now, { ...dependencies, draw });
    const gone = signChartToken("chart-9", new Date(now.getTime() + 1_000), secret);
    expect(forged.status).toBe(404);
    expect(await serveChart(gone, now, { ...dependencies, draw })).toEqual(forged);
  });
});
