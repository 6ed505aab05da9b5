import { firstResponseOf } from "../conversation";
import type { DurationMetric } from "./metric";

export const firstResponseTime: DurationMetric<"FirstResponseTime"> = {
  key: "FirstResponseTime",
  kind: "duration",
  unit: "milliseconds",
  withMaximum: false,
  title: "First response",
  definition:
    "From the opening to the first reply after the first inbound message, where the member sent that reply. Bots and workflows do not count.",
  observe: (conversation, elapsed) => {
    const firstResponse = firstResponseOf(conversation);
    if (firstResponse === null) return [];
    const { memberId, at } = firstResponse;
    return [{ memberId, value: elapsed(conversation.openedAt, at, memberId), until: at }];
  },
};
