import type { MetricDescription } from "../contribution";

/** The numbers of the usage report, in the order in which they are shown. */
export const usageMetrics = [
  {
    key: "uniqueContacts",
    title: "Contacts",
    definition: "The different contacts of conversations with a message in or out in the range.",
    unit: "count",
  },
  {
    key: "closedConversations",
    title: "Closed conversations",
    definition: "Conversations closed in the range.",
    unit: "count",
  },
  {
    key: "activeAgents",
    title: "Active members",
    definition: "Members who sent a message, wrote a comment or closed a conversation in the range.",
    unit: "count",
  },
  {
    key: "proactiveMessages",
    title: "Proactive messages",
    definition: "Messages that nobody waited for, sent to start a conversation, by anybody.",
    unit: "count",
  },
] as const satisfies readonly MetricDescription[];

export type UsageKey = (typeof usageMetrics)[number]["key"];
