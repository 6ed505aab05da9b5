import QuickChart from "quickchart-js";
import { z } from "zod";
import type { Chart } from "./chart";
import { imageBlock } from "./image-renderer";
import { quickChartConfig } from "./quickchart-config";
import type { ChartRenderer, RenderedChart } from "./renderer";
import { viewWithin } from "./view";

/** The server failed; `code` is `QUICKCHART_FAILED`, the cause says how. */
export class QuickChartError extends Error {
  readonly code = "QUICKCHART_FAILED";
}

export interface QuickChartDependencies {
  /** The server named in `QUICKCHART_URL`, with port and path if it has them; the figures go there. */
  readonly baseUrl: URL;
  readonly timeoutMilliseconds: number;
}

const WIDTH = 640;
const HEIGHT = 400;
/** Slack's limit for an image's address. */
const MAXIMUM_URL_LENGTH = 3_000;
const LIMITS = { maximumPoints: 92, maximumSeries: 7 };
/** What a server without short addresses answers. */
const NO_SHORT_URLS = new Set([404, 405, 501]);

const shortUrlSchema = z.object({ success: z.literal(true), url: z.url({ protocol: /^https?$/ }) });

/**
 * Pictures drawn by a QuickChart server. The server is asked for a short address; where it has none, the
 * whole chart goes into the address if Slack takes one so long. Rejects with a `QuickChartError` when
 * the server does not answer in time or answers with an error; declines when the address is too long.
 */
export function createQuickChartRenderer(dependencies: QuickChartDependencies): ChartRenderer {
  return { name: "quickchart", render: (chart) => renderQuickChart(chart, dependencies) };
}

async function renderQuickChart(
  chart: Chart,
  { baseUrl, timeoutMilliseconds }: QuickChartDependencies,
): Promise<RenderedChart> {
  const request = requestFor(chart, baseUrl);
  const shortUrl = await askForShortUrl(request, baseUrl, timeoutMilliseconds);
  const url = shortUrl ?? longUrl(request);
  if (url.length > MAXIMUM_URL_LENGTH) {
    const reason = `The address has ${url.length} characters, Slack takes ${MAXIMUM_URL_LENGTH}.`;
    return { kind: "declined", renderer: "quickchart", reason };
  }
  return { kind: "blocks", renderer: "quickchart", blocks: [imageBlock(url, chart.altText)] };
}

function requestFor(chart: Chart, baseUrl: URL): QuickChart {
  const request = new QuickChart();
  request
    .setScheme(baseUrl.protocol.replace(":", ""))
    .setHost(hostAndPath(baseUrl))
    .setVersion("4")
    .setWidth(WIDTH)
    .setHeight(HEIGHT)
    .setDevicePixelRatio(2)
    .setBackgroundColor("#FFFFFF")
    .setFormat("png");
  // As JSON text: the library would turn an object into JavaScript for the server to run.
  return request.setConfig(JSON.stringify(quickChartConfig(viewWithin(chart, LIMITS))));
}

/** The whole chart in the address, written in Base64 where letters as they are would be too many. */
function longUrl(request: QuickChart): string {
  const url = request.getUrl();
  if (url.length <= MAXIMUM_URL_LENGTH) {
    return url;
  }
  const shorter = new URL(url);
  const chart = shorter.searchParams.get("c") ?? "";
  shorter.searchParams.set("c", Buffer.from(chart).toString("base64url"));
  shorter.searchParams.set("encoding", "base64");
  return shorter.href;
}

function hostAndPath({ host, pathname }: URL): string {
  return `${host}${pathname.replace(/\/+$/, "")}`;
}

/** The library's own `getShortUrl` refuses every server but the hosted one and waits without a limit. */
async function askForShortUrl(
  request: QuickChart,
  baseUrl: URL,
  timeout: number,
): Promise<string | undefined> {
  const response = await post(`${baseUrl.protocol}//${hostAndPath(baseUrl)}/chart/create`, request, timeout);
  if (NO_SHORT_URLS.has(response.status)) {
    return undefined;
  }
  const answer = response.ok ? shortUrlSchema.safeParse(response.json) : undefined;
  if (answer?.success !== true) {
    throw new QuickChartError(`The QuickChart server answered ${response.status} without an address.`);
  }
  return answer.data.url;
}

async function post(url: string, request: QuickChart, timeout: number) {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request.getPostData()),
      signal: AbortSignal.timeout(timeout),
      redirect: "error",
    });
    const text = await response.text();
    const json: unknown = response.ok ? JSON.parse(text) : undefined;
    return { status: response.status, ok: response.ok, json };
  } catch (cause) {
    throw new QuickChartError("The QuickChart server did not answer as one does.", { cause });
  }
}
