import { closerOf } from "../conversation";
import type { CountMetric } from "./metric";

export const conversationsClosed: CountMetric<"conversationsClosed"> = {
  key: "conversationsClosed",
  kind: "count",
  unit: "conversations",
  title: "Closed",
  definition:
    "Conversations that the member closed; one that no member closed counts for its owner at the close.",
  observe: (conversation) => {
    const memberId = closerOf(conversation);
    return memberId === null ? [] : [{ memberId, value: 1 }];
  },
};
