import { usersMetrics } from "../src/domain/metrics";
import { openPerf } from "../src/reports/perf";
import type { FilterValues } from "../src/reports/ports";
import { seesEveryone } from "../src/reports/rights";
import type { Command, CommandInput } from "./command";
import { commandHelp } from "./help";
import type { PerfVocabulary, Problem } from "./language/perf-draft";
import { type PerfWords, readPerfWords } from "./language/perf-words";
import { readWords, type Word } from "./language/words";
import type { MetricHelp, Reply } from "./reply";

export const perf: Command = {
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
  run: runPerf,
};

async function runPerf(input: CommandInput): Promise<Reply> {
  const { text, viewer, services, now } = input;
  // Whoever may not even see their own figures gets nothing, not even suggestions from the data.
  if (viewer.kind === "outsider") {
    return { kind: "refused", refusal: { kind: "outsider", reason: viewer.reason } };
  }
  const read = readWords(text);
  if (!read.ok) return notUnderstood({ word: read.typed, reason: "A quote is not closed.", suggestions: [] });
  const help = helpFor(read.words);
  if (help) return help;
  const understood = await understand(read.words, input);
  if (!understood.ok) return notUnderstood(understood.problem);
  const { request } = understood;
  const outcome = await openPerf(services.reports, viewer, request, now);
  return outcome.kind === "refused"
    ? outcome
    : { kind: "report", request, outcome, seesEveryone: seesEveryone(viewer) };
}

function helpFor(words: readonly Word[]): Reply | null {
  const texts = words.map(({ text }) => text.toLowerCase());
  if (!texts.includes("help")) return null;
  if (texts.some((text) => text === "metrics" || text === "metric")) {
    return { kind: "metrics-help", metrics: usersMetrics.map(metricHelp) };
  }
  return commandHelp(perf, [
    "Words can come in any order. Put quotes around a value of several words; separate several values with commas.",
    "Ranges: `today`, `7d`, `last 30 days`, `this month`, `last week`, `october`, `2026-10-01..2026-10-31`.",
    "Owners, admins and managers see everyone; agents and viewers see themselves.",
  ]);
}

function metricHelp(metric: (typeof usersMetrics)[number]): MetricHelp {
  const { title, definition } = metric;
  const maximum = metric.kind === "duration" && metric.withMaximum ? ["maximum"] : [];
  const statistics = metric.kind === "duration" ? ["mean", "median", "p90", ...maximum] : [];
  return { title, definition, statistics };
}

/** The values of filters are looked up only where the words cannot be understood without. */
async function understand(words: readonly Word[], input: CommandInput): Promise<PerfWords> {
  const vocabulary = await vocabularyOf(words, input);
  const { source, workspace } = input.services.reports;
  const withoutValues = readPerfWords(words, vocabulary);
  if (withoutValues.ok) return withoutValues;
  const filterValues = await source.filterValues(workspace);
  return readPerfWords(words, { ...vocabulary, filterValues });
}

const noValues: FilterValues = { inbox: [], channel: [], tag: [], topic: [] };

async function vocabularyOf(words: readonly Word[], input: CommandInput): Promise<PerfVocabulary> {
  const { viewer, services, now } = input;
  const { source, workspace } = services.reports;
  const slackUserIds = new Set(words.flatMap(({ slackUserId }) => slackUserId ?? []));
  const [zone, directory, mentioned] = await Promise.all([
    source.zone(workspace),
    source.directory(workspace),
    mentionedMembers(slackUserIds, input),
  ]);
  return { viewer, directory, filterValues: noValues, mentioned, now, zone };
}

async function mentionedMembers(
  slackUserIds: ReadonlySet<string>,
  { services }: CommandInput,
): Promise<ReadonlyMap<string, string | null>> {
  const identities = await Promise.all([...slackUserIds].map(services.people.identify));
  return new Map(
    identities.map((identity) => [
      identity.slackUserId,
      identity.kind === "member" ? identity.memberId : null,
    ]),
  );
}

function notUnderstood(problem: Problem): Reply {
  return {
    kind: "not-understood",
    misunderstanding: {
      command: perf.name,
      ...problem,
      examples: ["/perf me last 7 days", "/perf help"],
    },
  };
}
