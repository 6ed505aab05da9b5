import { nearestRank } from "../../../src/domain/statistics";
import type { AnswersResult, RebuildResult } from "./slack-answers";

/** What has to be held, in milliseconds and MiB. */
export const targets = { ackP99: 100, replyP95: 500, memory: 350 };

/** The section of docs/benchmarks.md about answers in Slack. */
export function answersSection(result: AnswersResult, rebuild: RebuildResult): string {
  const { sizes, asked, askedFirst, memory, ingest } = result;
  const commands = [...new Set(asked.map(({ command }) => command))];
  const rows = [
    rowOf("all", asked),
    rowOf("the first round", askedFirst),
    ...commands.map((name) =>
      rowOf(
        `\`${name}\``,
        asked.filter(({ command }) => command === name),
      ),
    ),
  ];
  const rate = ingest.acknowledged / ingest.seconds;
  return `## Answers in Slack

${sizes.people} people ask at the same moment, ${sizes.rounds} times after a first round that is told apart, since much runs then for the first time: one \`caseboard start\` with Slack over HTTP. Meanwhile ${Math.round(rate)} events a second come in (${sizes.eventRate} were offered, ${sizes.eventBatch} a request). *Ack* is until Slack has its 200, *reply* until the whole answer has reached the response URL; milliseconds.

| | asked | ack p50 | ack p99 | reply p50 | reply p95 | wrong |
|---|---:|---:|---:|---:|---:|---:|
${rows.join("\n")}

${[
  targetLine(
    "Ack p99",
    percentile(
      asked.map(({ ack }) => ack),
      99,
    ),
    targets.ackP99,
    "ms",
  ),
  targetLine(
    "Reply p95",
    percentile(
      asked.map(({ reply }) => reply),
      95,
    ),
    targets.replyP95,
    "ms",
  ),
  targetLine("Resident memory at most", memory.most, targets.memory, "MiB"),
  `- Resident memory before the first round: ${memory.atRest.toFixed(0)} MiB.`,
  `- The event loop stood still for at most ${result.longestStandstill.toFixed(0)} ms. Errors logged: ${result.loggedErrors.length}.`,
  `- Cold start on kept data, until \`/readyz\` answers 200: ${(result.coldStart / 1_000).toFixed(2)} s.`,
  `- \`caseboard rebuild\`: ${perSecond(rebuild.conversations, rebuild)} conversations a second, ${perSecond(rebuild.events, rebuild)} events a second (${rebuild.conversations} conversations in ${rebuild.seconds.toFixed(1)} s).`,
].join("\n")}
`;
}

function rowOf(name: string, asked: AnswersResult["asked"]): string {
  const acks = asked.map(({ ack }) => ack);
  const replies = asked.map(({ reply }) => reply);
  const times = [
    percentile(acks, 50),
    percentile(acks, 99),
    percentile(replies, 50),
    percentile(replies, 95),
  ];
  const wrong = asked.filter(({ problem }) => problem !== null).length;
  return `| ${[name, asked.length, ...times.map((time) => time.toFixed(0)), wrong].join(" | ")} |`;
}

function targetLine(name: string, value: number, target: number, unit: string): string {
  const verdict = value <= target ? "held" : `missed, ${(value / target).toFixed(1)} times as much`;
  return `- ${name}: ${value.toFixed(0)} ${unit}, where ${target} is the target: ${verdict}.`;
}

function percentile(values: readonly number[], percent: number): number {
  return (
    nearestRank(
      [...values].sort((left, right) => left - right),
      percent,
    ) ?? 0
  );
}

function perSecond(count: number, { seconds }: RebuildResult): number {
  return Math.round(count / seconds);
}
