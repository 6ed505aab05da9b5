import { closedWithin } from "./closed-within";
import type { PerformanceMetric } from "./metric";

export const winRate: PerformanceMetric<"winRate"> = {
  key: "winRate",
  title: "Win rate",
  definition: "The share of won among the conversations closed as won or lost.",
  of: "conversation",
  unit: "share",
  reduce: "mean",
  best: "most",
  observe: (conversation, { range }) => {
    const closed = closedWithin(conversation, range);
    const outcome = closed?.closing.outcome ?? null;
    if (closed === null || outcome === null) return [];
    return [{ memberId: closed.owner, at: closed.closing.at, value: outcome === "won" ? 1 : 0 }];
  },
};
