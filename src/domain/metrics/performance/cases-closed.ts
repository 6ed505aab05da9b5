import { closedWithin } from "./closed-within";
import type { PerformanceMetric } from "./metric";

export const casesClosed: PerformanceMetric<"casesClosed"> = {
  key: "casesClosed",
  title: "Cases closed",
  definition: "Conversations closed in the window, for the owner at the close.",
  of: "conversation",
  unit: "count",
  reduce: "sum",
  best: "most",
  observe: (conversation, { range }) => {
    const closed = closedWithin(conversation, range);
    return closed ? [{ memberId: closed.owner, at: closed.closing.at, value: 1 }] : [];
  },
};
