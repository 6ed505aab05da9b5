import { closedWithin } from "./closed-within";
import type { PerformanceMetric } from "./metric";

export const won: PerformanceMetric<"won"> = {
  key: "won",
  title: "Won",
  definition: "Conversations closed in the window with the outcome won, for the owner at the close.",
  of: "conversation",
  unit: "count",
  reduce: "sum",
  best: "most",
  observe: (conversation, { range }) => {
    const closed = closedWithin(conversation, range);
    return closed?.closing.outcome === "won"
      ? [{ memberId: closed.owner, at: closed.closing.at, value: 1 }]
      : [];
  },
};
