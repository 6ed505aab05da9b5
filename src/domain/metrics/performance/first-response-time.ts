import { firstResponseOf, ownerAt } from "../../conversation";
import { isWithin } from "../../instant";
import type { PerformanceMetric } from "./metric";

export const firstResponseTime: PerformanceMetric<"avgFirstResponseTime"> = {
  key: "avgFirstResponseTime",
  title: "First response",
  definition:
    "From the first inbound message to the first response, where that response is in the window; for the owner then.",
  of: "reply",
  unit: "milliseconds",
  reduce: "mean",
  best: "least",
  observe: (conversation, { range, elapsed }) => {
    const response = firstResponseOf(conversation);
    const { firstInbound } = conversation;
    if (response === null || firstInbound === null || !isWithin(range, response.at)) return [];
    const memberId = ownerAt(conversation, response.position);
    return [{ memberId, at: response.at, value: elapsed(firstInbound.at, response.at, memberId) }];
  },
};
