import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createQuickChartRenderer, QuickChartError } from "../../src/charts/quickchart";
import { barChart } from "../support/charts";

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
    const [{ body } = { body: {} }] = requests;
    const config: unknown = JSON.parse(
      String(Object.entries(body ?? {}).find(([key]) => key === "chart")?.[1]),
    );
    expect(config).toMatchObject({
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
