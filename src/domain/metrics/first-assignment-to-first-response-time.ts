import { firstAssignedAt, firstResponseOf } from "../conversation";
import type { DurationMetric } from "./metric";

export const firstAssignmentToFirstResponseTime: DurationMetric<"FirstAssignmentToFirstResponseTime"> = {
  key: "FirstAssignmentToFirstResponseTime",
  kind: "duration",
  unit: "milliseconds",
  withMaximum: false,
  title: "First assignment to first response",
  definition:
    "From the first assignment to the first response, where the member sent that response and the assignment came no later.",
  observe: (conversation, elapsed) => {
    const firstResponse = firstResponseOf(conversation);
    const assignedAt = firstAssignedAt(conversation);
    if (firstResponse === null || assignedAt === null || assignedAt > firstResponse.at) return [];
    const { memberId, at } = firstResponse;
    return [{ memberId, value: elapsed(assignedAt, at, memberId), until: at }];
  },
};
