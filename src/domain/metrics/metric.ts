import type { ClosedConversation } from "../conversation";
import type { CreditedTime, Instant, Milliseconds } from "../instant";
import type { DurationSummary } from "../statistics";
import { distributionOf } from "../sums/distribution";

/** One thing that a metric sees in a conversation, credited to a member. */
export interface Observation {
  readonly memberId: string;
  /** 1 for what is counted, the length for a duration. */
  readonly value: number | Milliseconds;
  /** When a duration ended, where that is not at the close. */
  readonly until?: Instant;
  /** What is counted only once however often it is seen; for distinct metrics. */
  readonly item?: string;
}

interface Described<Key extends string> {
  /** The name in code, tests, docs and output (docs/metrics.md). */
  readonly key: Key;
  /** What people read above the number. */
  readonly title: string;
  /** What the number means, in a sentence; shown by Explain. */
  readonly definition: string;
}

/** Counts what is observed (`count`), or each item once (`distinct`). */
export interface CountMetric<Key extends string = string> extends Described<Key> {
  readonly kind: "count" | "distinct";
  readonly unit: "conversations" | "contacts" | "messages" | "comments";
  observe(conversation: ClosedConversation): readonly Observation[];
}

/** Mean, percentiles and, where `withMaximum`, the maximum of durations. */
export interface DurationMetric<Key extends string = string> extends Described<Key> {
  readonly kind: "duration";
  readonly unit: "milliseconds";
  readonly withMaximum: boolean;
  observe(conversation: ClosedConversation, elapsed: CreditedTime): readonly Observation[];
}

export type Metric<Key extends string = string> = CountMetric<Key> | DurationMetric<Key>;

/** What a metric amounts to over some observations. */
export type MetricResult =
  | { readonly kind: "count"; readonly count: number }
  | { readonly kind: "duration"; readonly summary: DurationSummary };

/** Sums up a metric's observations. */
export function evaluate(metric: Metric, observations: readonly Observation[]): MetricResult {
  switch (metric.kind) {
    case "count":
      return {
        kind: "count",
        count: observations.reduce((sum, { value }) => sum + value, 0),
      };
    case "distinct":
      return {
        kind: "count",
        count: new Set(observations.map(({ item }) => item)).size,
      };
    case "duration":
      return {
        kind: "duration",
        summary: distributionOf(observations.map(({ value }) => value)).summary(),
      };
  }
}
