import type { MetricDescription } from "../contribution";

/** The numbers of the workload report, in the order in which they are shown. */
export const workloadMetrics = [
  {
    key: "handleTime",
    title: "Handle time",
    definition:
      "The length of the member's visits with a reply inside, of those that ended in the range. Office hours do not change it.",
    unit: "milliseconds",
  },
  {
    key: "conversations",
    title: "Conversations",
    definition: "The different conversations with handle time.",
    unit: "count",
  },
  {
    key: "avgHandleTimePerConversation",
    title: "Handle time per conversation",
    definition: "Handle time divided by the conversations with handle time.",
    unit: "milliseconds",
  },
  {
    key: "online",
    title: "Online",
    definition: "How long the member's status was online in the range, an open one until now.",
    unit: "milliseconds",
  },
  {
    key: "utilization",
    title: "Utilization",
    definition: "Handle time divided by time online; visits overlapping time offline can lead above 100%.",
    unit: "share",
    contributionUnit: "milliseconds",
  },
] as const satisfies readonly MetricDescription[];

export type WorkloadKey = (typeof workloadMetrics)[number]["key"];
