import { assigneeOf, isClosed } from "../../conversation";
import type { PerformanceMetric } from "./metric";

export const openCases: PerformanceMetric<"openCases"> = {
  key: "openCases",
  title: "Open cases",
  definition: "Conversations open right now, for the present assignee, whatever the window.",
  of: "conversation",
  unit: "count",
  reduce: "sum",
  best: "most",
  observe: (conversation) =>
    isClosed(conversation)
      ? []
      : [{ memberId: assigneeOf(conversation), at: conversation.openedAt, value: 1 }],
};
