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
/** What another instance found out is known here after this time; until then a chart is sent again as a picture. */
const LOOKED_UP_EVERY = 10_000;

export function openChartDelivery(
  available: Omit<AvailableRenderers, "native">,
  { store, workspace, clocks }: { store: ExpiringStore; workspace: string; clocks: Clocks },
): ChartDelivery {
  const key = `charts-refused/${workspace}`;
  let known: { readonly native: boolean; readonly until: number } | null = null;
  return {
    async renderers() {
      const now = clocks.realTime();
      if (known === null || now >= known.until) {
        const native = (await store.get(key, new Date(now))) === null;
        known = { native, until: now + LOOKED_UP_EVERY };
      }
      return chooseRenderers({ ...available, native: known.native });
    },
    nativeRefused: async () => {
      known = null;
      await store.put(key, "refused", new Date(clocks.realTime() + REMEMBERED));
    },
  };
}
