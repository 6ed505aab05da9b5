import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createQuickChartRenderer, QuickChartError } from "../../src/charts/quickchart";
import { barChart, heatmap } from "../support/charts";
import { GOLDEN_CASES } from "./golden/cases";

type Answer = (request: IncomingMessage, body: string, response: ServerResponse) => void;

const requests: { method: string; url: string; body: unknown }[] = [];
let answer: Answer;
let baseUrl: URL;

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(Buffer.from(chunk));
  }
  const body = Buffer.concat(chunks).toString();
  requests.push({ method: request.method ?? "", url: request.url ?? "", body: JSON.parse(body) });
  answer(request, body, response);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  baseUrl = new URL(`http://127.0.0.1:${port}/quick/`);
});

beforeEach(() => requests.splice(0));

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const json =
  (status: number, value: unknown): Answer =>
  (_request, _body, response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
  };

function render(chart = barChart()) {
  return createQuickChartRenderer({ baseUrl, timeoutMilliseconds: 300 }).render(chart);
}

/** The chart of the first request, which has to be JSON. */
function sentConfig(): unknown {
  const [{ body } = { body: {} }] = requests;
  return JSON.parse(String(Object.entries(body ?? {}).find(([key]) => key === "chart")?.[1]));
}

describe("a QuickChart server", () => {
  test("is asked for a short address with the chart as JSON, at twice the size", async () => {
    answer = json(200, { success: true, url: "http://charts.example.com/chart/render/sf-1" });
    const chart = barChart({
      title: "Closed by </script>'\"",
      unit: "seconds",
      series: [{ name: "Mean", values: [90, null, 3_900] }],
    });
    expect(await render(chart)).toEqual({
      kind: "blocks",
      renderer: "quickchart",
      blocks: [
        { type: "image", image_url: "http://charts.example.com/chart/render/sf-1", alt_text: chart.altText },
      ],
    });
    expect(requests).toMatchObject([
      {
        method: "POST",
        url: "/quick/chart/create",
        body: {
          width: 640,
          height: 400,
          devicePixelRatio: 2,
          format: "png",
          version: "4",
          backgroundColor: "#FFFFFF",
        },
      },
    ]);
    expect(sentConfig()).toMatchObject({
      type: "bar",
      data: { labels: ["Mon", "Tue", "Wed"], datasets: [{ label: "Mean", data: [1.5, null, 65] }] },
      options: {
        plugins: { title: { text: "Closed by </script>'\"" } },
        indexAxis: "y",
        scales: { x: { title: { text: "Minutes" } } },
      },
    });
  });

  test("without short addresses gets the whole chart in the address, with host, port and path", async () => {
    answer = json(404, {});
    const rendered = await render();
    const [block] = rendered.kind === "blocks" ? rendered.blocks : [];
    const url = new URL(block?.type === "image" && "image_url" in block ? block.image_url : "about:blank");
    expect(url.origin).toBe(baseUrl.origin);
    expect(url.pathname).toBe("/quick/chart");
    expect(JSON.parse(url.searchParams.get("c") ?? "")).toMatchObject({
      data: { datasets: [{ data: [3, 0, 5] }] },
    });
  });

  test("without short addresses, a chart too large for an address of Slack's is declined", async () => {
    answer = json(404, {});
    const categories = Array.from({ length: 60 }, (_, index) => `A rather long member name ${index}`);
    const rendered = await render(
      barChart({ categories, series: [{ name: "Closed", values: categories.map(() => 1) }] }),
    );
    expect(rendered).toMatchObject({
      kind: "declined",
      reason: expect.stringMatching(/^The address has \d+ characters/),
    });
  });

  describe("gets a heatmap out of bars, which every QuickChart server can draw", () => {
    const busy = heatmap((weekday, hour) =>
      weekday === 6 ? 0 : hour >= 9 && hour < 12 ? 1 : hour === 12 ? 2 : 0,
    );

    test("each shade from hour to hour on top of the lighter ones, without anything that is code", async () => {
      answer = json(200, { success: true, url: "http://charts.example.com/chart/render/sf-2" });
      expect(await render(busy)).toMatchObject({
        kind: "blocks",
        blocks: [{ type: "image", alt_text: busy.altText }],
      });
      const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
      expect(sentConfig()).toMatchObject({
        type: "bar",
        data: {
          labels: [...weekdays, "Sun"],
          datasets: [
            { label: "2", data: weekdays.map((y) => ({ x: [12, 13], y })) },
            { label: "1", data: weekdays.map((y) => ({ x: [9, 13], y })) },
            { label: "0", data: [] },
          ],
        },
        options: {
          indexAxis: "y",
          scales: { x: { type: "linear", max: 24 } },
          plugins: { subtitle: { text: ["Busiest: Monday 12:00–13:00 and 5 more (2)."] } },
        },
      });
    });

    test("and one of a usual week fits into an address of Slack's, written in Base64", async () => {
      answer = json(404, {});
      const rendered = await render(GOLDEN_CASES.volume);
      const [block] = rendered.kind === "blocks" ? rendered.blocks : [];
      const address = block?.type === "image" && "image_url" in block ? block.image_url : "about:blank";
      expect(address.length).toBeLessThanOrEqual(3_000);
      const { searchParams } = new URL(address);
      expect(searchParams.get("encoding")).toBe("base64");
      const config: unknown = JSON.parse(Buffer.from(searchParams.get("c") ?? "", "base64").toString());
      expect(config).toMatchObject({ type: "bar", data: { labels: expect.arrayContaining(["Mon", "Sun"]) } });
    });

    test("and one that is too large even so is declined, and letters draw it", async () => {
      answer = json(404, {});
      const chequered = heatmap((weekday, hour) => 1 + ((7 * weekday + 11 * hour) % 40));
      expect(await render(chequered)).toMatchObject({ kind: "declined" });
    });
  });

  test("marks what stands out in another colour, and keeps shares below 100", async () => {
    answer = json(200, { success: true, url: "http://charts.example.com/chart/render/sf-3" });
    await render(barChart({ unit: "percent", highlighted: [2] }));
    expect(sentConfig()).toMatchObject({
      data: { datasets: [{ backgroundColor: ["#0072B2", "#0072B2", "#D55E00"] }] },
      options: { scales: { x: { max: 100 } } },
    });
  });

  test.each<[string, Answer]>([
    ["answers with an error", json(500, { success: false })],
    ["says it failed", json(200, { success: false })],
    ["gives an address that is none of the web", json(200, { success: true, url: "javascript:alert(1)" })],
    ["answers something else than JSON", (_request, _body, response) => response.end("<html>")],
    [
      "redirects elsewhere",
      (_request, _body, response) => response.writeHead(302, { location: "http://127.0.0.1:1/" }).end(),
    ],
    ["hangs up", (request) => request.socket.destroy()],
    ["does not answer in time", () => undefined],
  ])("that %s is a failure with a code, so that the next renderer draws", async (_, given) => {
    answer = given;
    const started = Date.now();
    const error = await render().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(QuickChartError);
    expect(error).toMatchObject({ code: "QUICKCHART_FAILED" });
    expect(Date.now() - started).toBeLessThan(2_000);
  });
});
