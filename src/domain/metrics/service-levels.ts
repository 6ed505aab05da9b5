import type { MetricDescription } from "../contribution";
import type { ServiceLevelKind } from "../service-targets";

/** A number of the service levels. */
export interface ServiceLevelMetric<Key extends string = string> extends MetricDescription<Key> {
  readonly level: ServiceLevelKind;
  readonly count: "met" | "breached" | "pending" | "share";
}

const levels = [
  { level: "first", path: "firstResponse", name: "First response", waits: "first waits" },
  { level: "every", path: "response", name: "Response", waits: "waits" },
] as const;

const counts = [
  { count: "met", title: "met", unit: "count", says: "answered within the target" },
  {
    count: "breached",
    title: "breached",
    unit: "count",
    says: "longer than the target, whether answered, closed unanswered or still open",
  },
  { count: "pending", title: "pending", unit: "count", says: "still open and within the target" },
  { count: "share", title: "within target", unit: "share", says: "met, of those met or breached" },
] as const;

/** The numbers of the service levels, by the place in the report's JSON. */
export const serviceLevelMetrics: readonly ServiceLevelMetric[] = levels.flatMap(
  ({ level, path, name, waits }) =>
    counts.map(({ count, title, unit, says }) => ({
      key: `${path}.${count}`,
      title: `${name}: ${title}`,
      definition:
        count === "share"
          ? `The share of ${waits} ${says}; for who answered, else the owner.`
          : `The ${waits} ${says}; for who answered, else the owner.`,
      unit,
      level,
      count,
    })),
);
