import { creditOutcome } from "./closed-within";
import type { PerformanceMetric } from "./metric";

export const lost: PerformanceMetric<"lost"> = {
  key: "lost",
  title: "Lost",
  definition: "Conversations closed in the window with the outcome lost, for the owner at the close.",
  of: "conversation",
  unit: "count",
  reduce: "sum",
  best: "most",
  observe: (conversation, { range }) => creditOutcome(conversation, range, "lost"),
};
