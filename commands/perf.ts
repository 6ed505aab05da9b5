import { usersMetrics } from "../src/domain/metrics";
import type { Word } from "./language/words";
import type { MetricHelp, Reply } from "./reply";
import { reportCommand } from "./report-command";

export const perf = reportCommand({
  report: "users",
  name: "/perf",
  summary: "How the support team, a team or one member is doing",
  usage: "[me|@member|team NAME|all] [range] [inbox:… channel:… tag:… topic:…] [compare]",
  examples: [
    { text: "/perf", does: "what you may see, for the last 30 days" },
    { text: "/perf me last 7 days", does: "your own figures, each against the 7 days before" },
    { text: "/perf all this month compare", does: "everyone, with the change since last month" },
    { text: "/perf @member 2026-10-01..2026-10-31", does: "one member’s card" },
    { text: '/perf team Support october topic:"late delivery" tag:vip,untagged', does: "a team, filtered" },
    { text: "/perf help metrics", does: "what each number means" },
  ],
  notes: [],
  answer: metricsHelp,
});

function metricsHelp(words: readonly Word[]): Promise<Reply> | null {
  const texts = words.map(({ text }) => text.toLowerCase());
  const isAsked = texts.includes("help") && texts.some((text) => text === "metrics" || text === "metric");
  return isAsked ? Promise.resolve({ kind: "metrics-help", metrics: usersMetrics.map(metricHelp) }) : null;
}

function metricHelp(metric: (typeof usersMetrics)[number]): MetricHelp {
  const { title, definition } = metric;
  const maximum = metric.kind === "duration" && metric.withMaximum ? ["maximum"] : [];
  const statistics = metric.kind === "duration" ? ["mean", "median", "p90", ...maximum] : [];
  return { title, definition, statistics };
}
