import { closerOf } from "../conversation";
import type { DurationMetric } from "./metric";

export const resolutionTime: DurationMetric<"ResolutionTime"> = {
  key: "ResolutionTime",
  kind: "duration",
  unit: "milliseconds",
  withMaximum: true,
  title: "Resolution",
  definition: "From the opening to the last close of the conversations closed.",
  observe: (conversation, elapsed) => {
    const memberId = closerOf(conversation);
    if (memberId === null) return [];
    return [{ memberId, value: elapsed(conversation.openedAt, conversation.closing.at, memberId) }];
  },
};
