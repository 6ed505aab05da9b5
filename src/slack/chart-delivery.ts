import { type AvailableRenderers, chooseRenderers } from "../charts/render";
import type { ChartRenderer } from "../charts/renderer";
import type { Clocks, ExpiringStore } from "./ports";

/** Which chart renderers this Slack workspace takes. */
export interface ChartDelivery {
  renderers(): Promise<readonly ChartRenderer[]>;
  /** Remembers that the workspace answered `invalid_blocks` to Slack's own charts. */
  nativeRefused(): Promise<void>;
}

/** After this time Slack's own charts are tried again: workspaces get them one after another. */
const REMEMBERED = 7 * 24 * 3_600_000;

export function openChartDelivery(
  available: Omit<AvailableRenderers, "native">,
  { store, workspace, clocks }: { store: ExpiringStore; workspace: string; clocks: Clocks },
): ChartDelivery {
  const key = `charts-refused/${workspace}`;
  return {
    async renderers() {
      const refused = await store.get(key, new Date(clocks.realTime()));
      return chooseRenderers({ ...available, native: refused === null });
    },
    nativeRefused: () => store.put(key, "refused", new Date(clocks.realTime() + REMEMBERED)),
  };
}
