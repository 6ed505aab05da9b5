import type { PerformanceMetric } from "./metric";
import { ratingsWithin } from "./ratings-within";

export const csatCount: PerformanceMetric<"csatCount"> = {
  key: "csatCount",
  title: "Ratings",
  definition: "Ratings received in the window, for the owner at the rating.",
  of: "rating",
  unit: "count",
  reduce: "sum",
  best: "most",
  observe: (conversation, { range }) =>
    ratingsWithin(conversation, range).map((credit) => ({ ...credit, value: 1 })),
};
