import { closedWithin } from "./closed-within";
import type { PerformanceMetric } from "./metric";

export const winRate: PerformanceMetric<"winRate"> = {
  key: "winRate",
  title: "Win rate",
  definition: "The share of won among the conversations closed as won or lost.",
  unit: "share",
  reduce: "mean",
  best: "most",
  observe: (conversation, { range }) => {
    const closed = closedWithin(conversation, range);
    const outcome = closed?.closing.outcome ?? null;
    return closed && outcome !== null ? [{ memberId: closed.owner, value: outcome === "won" ? 1 : 0 }] : [];
  },
};
