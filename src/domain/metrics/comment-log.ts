import type { MetricDescription } from "../contribution";

/** The number of the comment log. */
export const commentLogMetrics = [
  {
    key: "comments",
    title: "Comments",
    definition: "Internal comments written in the range.",
    unit: "count",
  },
] as const satisfies readonly MetricDescription[];
