import { ownerAt } from "../../conversation";
import { isWithin } from "../../instant";
import type { PerformanceMetric } from "./metric";

export const repliesSent: PerformanceMetric<"repliesSent"> = {
  key: "repliesSent",
  title: "Replies",
  definition: "Replies sent in the window, for the owner at the reply.",
  of: "reply",
  unit: "count",
  reduce: "sum",
  best: "most",
  observe: (conversation, { range }) =>
    conversation.memberMessages
      .filter(({ isReply, at }) => isReply && isWithin(range, at))
      .map(({ position, at }) => ({ memberId: ownerAt(conversation, position), at, value: 1 })),
};
