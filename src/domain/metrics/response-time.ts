import { responsesOf } from "../conversation";
import type { DurationMetric } from "./metric";

export const responseTime: DurationMetric<"ResponseTime"> = {
  key: "ResponseTime",
  kind: "duration",
  unit: "milliseconds",
  withMaximum: false,
  title: "Response",
  definition: "From the message that made the contact wait to the member's reply that ended the wait.",
  observe: (conversation, elapsed) =>
    responsesOf(conversation).map(({ memberId, startedAt, at }) => ({
      memberId,
      value: elapsed(startedAt, at, memberId),
      until: at,
    })),
};
