import type { ConnectionService } from "../../commands/services";
import { noAccess } from "../../src/slack/identity/access";
import type { Access, AccessStore, ExpiringStore } from "../../src/slack/ports";

/** Access settings in memory. */
export function memoryAccess(start: Access = noAccess): AccessStore {
  let current = start;
  let version = 0;
  return {
    read: async () => ({ access: current, version }),
    replace: async (access, expected) => {
      if (expected !== version) return false;
      current = access;
      version += 1;
      return true;
    },
  };
}

/** What expires, in memory. */
export function memoryExpiring(): ExpiringStore & { readonly keys: () => readonly string[] } {
  const kept = new Map<string, { readonly text: string; readonly expiresAt: Date }>();
  return {
    keys: () => [...kept.keys()],
    put: async (key, text, expiresAt) => {
      kept.set(key, { text, expiresAt });
    },
    get: async (key, now) => {
      const found = kept.get(key);
      return found && now < found.expiresAt ? found.text : null;
    },
    claim: async (key, expiresAt) => {
      if (kept.has(key)) return false;
      kept.set(key, { text: "", expiresAt });
      return true;
    },
  };
}

/** No platform, and no connection. */
export const noConnections: ConnectionService = {
  platforms: [],
  list: async () => [],
  create: () => Promise.reject(new Error("not asked here")),
  rotate: async () => null,
  setSecret: async () => null,
  remove: async () => false,
};
