import type { Chart } from "./chart";
import type { ChartStore } from "./chart-store";
import { checkChartToken } from "./signed-url";

export interface ServeChartDependencies {
  readonly store: ChartStore;
  readonly secret: string;
  /** Draws the chart as a PNG. */
  readonly draw: (chart: Chart) => Promise<Buffer>;
}

export interface ChartResponse {
  readonly status: 200 | 404 | 410;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * The answer to `GET /charts/TOKEN.png`: 200 with the image, 404 for a token that this bot did not sign
 * or a chart that is gone, 410 for one that has expired. Rejects only when the store or the drawing fails.
 */
export async function serveChart(
  token: string,
  now: Date,
  { store, secret, draw }: ServeChartDependencies,
): Promise<ChartResponse> {
  const checked = checkChartToken(token, now, secret);
  if (checked.kind === "expired") {
    return refusal(410, "This chart has expired. Run the command in Slack again for a new one.\n");
  }
  const chart = checked.kind === "valid" ? await store.get(checked.id) : null;
  if (checked.kind === "invalid" || chart === null) {
    return refusal(404, "There is no such chart.\n");
  }
  const secondsLeft = Math.floor((checked.expiresAt.getTime() - now.getTime()) / 1_000);
  return {
    status: 200,
    headers: {
      "content-type": "image/png",
      "cache-control": `private, max-age=${secondsLeft}, immutable`,
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
    },
    body: await draw(chart),
  };
}

function refusal(status: 404 | 410, words: string): ChartResponse {
  return {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    body: Buffer.from(words),
  };
}
