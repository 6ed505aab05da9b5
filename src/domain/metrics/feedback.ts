import type { MetricDescription } from "../contribution";

/** The numbers of recent feedback. */
export const feedbackMetrics = [
  { key: "ratings", title: "Ratings", definition: "Ratings received in the range.", unit: "count" },
  {
    key: "averageScore",
    title: "Average rating",
    definition: "Mean score, 1 to 5, of the ratings received in the range.",
    unit: "score",
  },
] as const satisfies readonly MetricDescription[];

export type FeedbackKey = (typeof feedbackMetrics)[number]["key"];
