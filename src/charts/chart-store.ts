import type { Chart } from "./chart";

/** Where charts wait until Slack fetches their image. */
export interface ChartStore {
  /** Keeps the chart at least until `expiresAt`; gives an id of 1 to 64 letters, digits, `-` or `_`. */
  put(chart: Chart, expiresAt: Date): Promise<string>;
  /** The chart, or null when it is not known or no longer kept. What was stored passes `readChart`. */
  get(id: string): Promise<Chart | null>;
}
