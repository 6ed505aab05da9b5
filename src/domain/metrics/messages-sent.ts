import type { CountMetric } from "./metric";

export const messagesSent: CountMetric<"messagesSent"> = {
  key: "messagesSent",
  kind: "count",
  unit: "messages",
  title: "Messages",
  definition: "Messages that the member sent, proactive ones included.",
  observe: ({ memberMessages }) => memberMessages.map(({ memberId }) => ({ memberId, value: 1 })),
};
