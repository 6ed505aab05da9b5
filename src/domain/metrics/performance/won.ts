import { creditOutcome } from "./closed-within";
import type { PerformanceMetric } from "./metric";

export const won: PerformanceMetric<"won"> = {
  key: "won",
  title: "Won",
  definition: "Conversations closed in the window with the outcome won, for the owner at the close.",
  of: "conversation",
  unit: "count",
  reduce: "sum",
  best: "most",
  observe: (conversation, { range }) => creditOutcome(conversation, range, "won"),
};
