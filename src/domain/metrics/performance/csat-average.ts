import type { PerformanceMetric } from "./metric";
import { ratingsWithin } from "./ratings-within";

export const csatAverage: PerformanceMetric<"csatAverage"> = {
  key: "csatAverage",
  title: "Rating",
  definition: "Mean score (1 to 5) of the ratings in the window, for the owner at the rating.",
  of: "rating",
  unit: "score",
  reduce: "mean",
  best: "most",
  observe: (conversation, { range }) => ratingsWithin(conversation, range),
};
