import type { KnownBlock } from "@slack/types";
import type { Chart } from "./chart";
import type { DataVisualizationBlock } from "./data-visualization";

export type ChartBlock = KnownBlock | DataVisualizationBlock;

export type RendererName = "native" | "image" | "quickchart" | "text";

export interface DrawnChart {
  readonly kind: "blocks";
  readonly renderer: RendererName;
  readonly blocks: readonly ChartBlock[];
}

/** Blocks to put into a message, or the reason why this renderer cannot draw this chart now. */
export type RenderedChart =
  | DrawnChart
  | { readonly kind: "declined"; readonly renderer: RendererName; readonly reason: string };

/** One way to draw charts. `render` declines what it cannot do; it rejects only when something is broken. */
export interface ChartRenderer {
  readonly name: RendererName;
  render(chart: Chart): Promise<RenderedChart>;
}
