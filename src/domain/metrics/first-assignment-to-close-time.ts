import { closerOf, firstAssignedAt } from "../conversation";
import type { DurationMetric } from "./metric";

export const firstAssignmentToCloseTime: DurationMetric<"FirstAssignmentToCloseTime"> = {
  key: "FirstAssignmentToCloseTime",
  kind: "duration",
  unit: "milliseconds",
  withMaximum: true,
  title: "First assignment to close",
  definition:
    "From the first assignment to the last close of the conversations closed, where it was assigned by then.",
  observe: (conversation, elapsed) => {
    const memberId = closerOf(conversation);
    const assignedAt = firstAssignedAt(conversation);
    const closedAt = conversation.closing.at;
    if (memberId === null || assignedAt === null || assignedAt > closedAt) return [];
    return [{ memberId, value: elapsed(assignedAt, closedAt, memberId) }];
  },
};
