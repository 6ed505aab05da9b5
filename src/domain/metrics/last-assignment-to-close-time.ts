import { closerOf, lastAssignedAt } from "../conversation";
import type { DurationMetric } from "./metric";

export const lastAssignmentToCloseTime: DurationMetric<"LastAssignmentToCloseTime"> = {
  key: "LastAssignmentToCloseTime",
  kind: "duration",
  unit: "milliseconds",
  withMaximum: true,
  title: "Last assignment to close",
  definition: "From the last assignment up to the close to that close, of the conversations closed.",
  observe: (conversation, elapsed) => {
    const memberId = closerOf(conversation);
    const assignedAt = lastAssignedAt(conversation);
    if (memberId === null || assignedAt === null) return [];
    return [{ memberId, value: elapsed(assignedAt, conversation.closing.at, memberId) }];
  },
};
