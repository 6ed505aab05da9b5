import type { ImageBlock } from "@slack/types";
import type { Chart } from "./chart";
import type { ChartStore } from "./chart-store";
import type { ChartRenderer, RenderedChart } from "./renderer";
import { signChartToken } from "./signed-url";

export interface ImageRendererDependencies {
  /** The address under which Slack reaches this bot, with or without a path: `https://bot.example.com`. */
  readonly publicUrl: string;
  readonly store: ChartStore;
  /** At least 32 characters; the one that `serveChart` gets. */
  readonly secret: string;
  /** How long an address works. */
  readonly lifetimeSeconds: number;
  readonly now: () => Date;
}

/** Slack's limit for an image's address. */
const MAXIMUM_URL_LENGTH = 3_000;

/**
 * Pictures drawn by this bot: the chart is stored, and the message gets a signed address that expires.
 * Nothing is drawn before Slack asks for it. Rejects when the store fails.
 */
export function createImageRenderer(dependencies: ImageRendererDependencies): ChartRenderer {
  return { name: "image", render: (chart) => renderImage(chart, dependencies) };
}

async function renderImage(
  chart: Chart,
  { publicUrl, store, secret, lifetimeSeconds, now }: ImageRendererDependencies,
): Promise<RenderedChart> {
  const expiresAt = new Date(now().getTime() + lifetimeSeconds * 1_000);
  const id = await store.put(chart, expiresAt);
  const url = `${publicUrl.replace(/\/+$/, "")}/charts/${signChartToken(id, expiresAt, secret)}.png`;
  if (url.length > MAXIMUM_URL_LENGTH) {
    return { kind: "declined", renderer: "image", reason: "The public address is too long for Slack." };
  }
  return { kind: "blocks", renderer: "image", blocks: [imageBlock(url, chart.altText)] };
}

/** An image with its facts as alt text, which `createChart` keeps below Slack's 2,000 characters. */
export function imageBlock(url: string, altText: string): ImageBlock {
  return { type: "image", image_url: url, alt_text: altText };
}
