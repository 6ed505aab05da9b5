import type { Conversation } from "../../conversation";
import type { CreditedTime, Instant, TimeRange } from "../../instant";

/** Something credited to a member, or to nobody (null), which then counts only in the total. */
export interface Credit {
  readonly memberId: string | null;
  /** When it happened: the close, the reply, the rating; for an open case, the opening. */
  readonly at: Instant;
  /** 1 for what is counted, milliseconds for times, 1 to 5 for scores, 1 or 0 for shares. */
  readonly value: number;
}

export interface PerformanceWindow {
  readonly range: TimeRange;
  readonly elapsed: CreditedTime;
}

/** A number of the performance report: its credits, added up or averaged. */
export interface PerformanceMetric<Key extends string = string> {
  /** The name in code, tests, docs and output (docs/metrics.md). */
  readonly key: Key;
  readonly title: string;
  readonly definition: string;
  /** What is credited. */
  readonly of: "conversation" | "reply" | "follow-up" | "rating";
  readonly unit: "count" | "share" | "milliseconds" | "score";
  readonly reduce: "sum" | "mean";
  /** Which way the leaderboard ranks. */
  readonly best: "most" | "least";
  observe(conversation: Conversation, window: PerformanceWindow): readonly Credit[];
}
