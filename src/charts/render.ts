import type { SectionBlock } from "@slack/types";
import type { Chart, ChartOutcome } from "./chart";
import { DATA_VISUALIZATION_LIMITS } from "./data-visualization";
import { nativeRenderer } from "./native";
import type { ChartBlock, ChartRenderer, DrawnChart, RendererName } from "./renderer";
import { drawAsText, textRenderer } from "./text-bars";

/** What this message can use. */
export interface AvailableRenderers {
  /** False in modals and the Home tab, and where the workspace is known to answer `invalid_blocks`. */
  readonly native: boolean;
  /** Present when the bot has a public address. */
  readonly image?: ChartRenderer;
  /** Present when a QuickChart server is configured. */
  readonly quickchart?: ChartRenderer;
}

/** The renderers to try, best first; the last one, text, always works. */
export function chooseRenderers({ native, image, quickchart }: AvailableRenderers): ChartRenderer[] {
  const chosen = [native ? nativeRenderer : undefined, image, quickchart, textRenderer];
  return chosen.filter((renderer) => renderer !== undefined);
}

/** What is left to try after Slack answered `invalid_blocks` to a message drawn with `failed`. */
export function renderersAfter(renderers: readonly ChartRenderer[], failed: RendererName): ChartRenderer[] {
  const rest = renderers.slice(renderers.findIndex(({ name }) => name === failed) + 1);
  return rest.length > 0 ? rest : [textRenderer];
}

/** Told when a renderer is broken, so that it can be logged; the next renderer draws the chart. */
export type RendererFailure = (failure: { renderer: RendererName; error: unknown }) => void;

export interface RenderedMessagePart {
  readonly blocks: readonly ChartBlock[];
  /** Which renderers drew; a message with `native` may be refused with `invalid_blocks`. */
  readonly used: ReadonlySet<RendererName>;
}

/**
 * The blocks for the charts of one message, in their order, each by the first renderer that can draw it.
 * Slack takes two of its own charts in a message; further ones are drawn by the next renderer.
 */
export async function renderOutcomes(
  outcomes: readonly ChartOutcome[],
  renderers: readonly ChartRenderer[],
  onFailure: RendererFailure,
): Promise<RenderedMessagePart> {
  const blocks: ChartBlock[] = [];
  const used = new Set<RendererName>();
  for (const outcome of outcomes) {
    if (outcome.kind !== "chart") {
      blocks.push(explain(outcome.kind));
      continue;
    }
    const nativeCount = blocks.filter(({ type }) => type === "data_visualization").length;
    const full = nativeCount >= DATA_VISUALIZATION_LIMITS.perMessage;
    const drawn = await renderChart(
      outcome.chart,
      full ? renderersAfter(renderers, "native") : renderers,
      onFailure,
    );
    blocks.push(...drawn.blocks);
    used.add(drawn.renderer);
  }
  return { blocks, used };
}

async function renderChart(
  chart: Chart,
  renderers: readonly ChartRenderer[],
  onFailure: RendererFailure,
): Promise<DrawnChart> {
  for (const renderer of renderers) {
    try {
      const rendered = await renderer.render(chart);
      if (rendered.kind === "blocks") {
        return rendered;
      }
    } catch (error) {
      onFailure({ renderer: renderer.name, error });
    }
  }
  return drawAsText(chart);
}

const EXPLANATIONS = {
  "not-applicable": "The selected filter(s) are not applicable here",
  "no-data": "The selected filter(s) have no applicable data",
} as const;

function explain(kind: keyof typeof EXPLANATIONS): SectionBlock {
  return { type: "section", text: { type: "plain_text", text: EXPLANATIONS[kind], emoji: false } };
}
