import { randomBytes } from "node:crypto";
import type { ExpiringStore } from "./expiring-store";

/**
 * Charts waiting for their picture to be fetched, kept as JSON. `read` checks what was stored before it is
 * used again.
 */
export function storedCharts<Chart>(store: ExpiringStore, read: (stored: unknown) => Chart, now: () => Date) {
  return {
    put: async (chart: Chart, expiresAt: Date): Promise<string> => {
      const id = randomBytes(16).toString("base64url");
      await store.put(`chart/${id}`, JSON.stringify(chart), expiresAt);
      return id;
    },
    get: async (id: string): Promise<Chart | null> => {
      const text = await store.get(`chart/${id}`, now());
      return text === null ? null : read(JSON.parse(text));
    },
  };
}
