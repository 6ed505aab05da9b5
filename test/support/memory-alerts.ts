import type { Alert } from "../../src/domain/alerts/alert";
import type { AlertStore } from "../../src/reports/alerts/ports";
import type { Versioned } from "../../src/reports/digests/ports";

/** Alerts in memory. */
export function memoryAlerts(alerts: readonly Alert[] = []): AlertStore {
  const kept = new Map<string, Versioned<Alert>>(alerts.map((value) => [value.id, { value, version: 1 }]));
  return {
    list: async () => [...kept.values()].sort((left, right) => left.value.setUpAt - right.value.setUpAt),
    find: async (id) => kept.get(id) ?? null,
    save: async (alert, version) => {
      if ((kept.get(alert.id)?.version ?? 0) !== version) return "changed-meanwhile";
      kept.set(alert.id, { value: alert, version: version + 1 });
      return "saved";
    },
    remove: async (id) => kept.delete(id),
  };
}
