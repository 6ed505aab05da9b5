import { performanceMetrics } from "../../src/domain/metrics/performance";
import { type Draft, problem, type Reading, read, type Vocabulary } from "./draft";
import { nearest } from "./nearest";
import { longest, phrase, sameText } from "./phrase";
import type { Word } from "./words";

const MOST_WORDS = 4;

/** `by METRIC` or `by:METRIC` of the leaderboard: the metric by its key, its title, or without spaces. */
export function readRanking(words: readonly Word[], draft: Draft, { kind }: Vocabulary): Reading {
  const [word, ...following] = words;
  if (kind.name !== "performance" || word === undefined) return null;
  const isPair = word.pair?.key === "by";
  if (!isPair && word.text.toLowerCase() !== "by") return null;
  const start = isPair ? (word.pair?.values.join(" ") ?? "") : "";
  const longer = longest(following, MOST_WORDS, (text) => metricCalled(`${start} ${text}`));
  const found = longer?.found ?? metricCalled(start);
  if (found === null) return unknownMetric(`${start} ${phrase(following.slice(0, 2))}`.trim());
  if (draft.rankBy !== null && draft.rankBy !== found) {
    return problem(`by ${found}`, "It is ranked by another metric already. One is enough.");
  }
  return read(1 + (longer?.taken ?? 0), { ...draft, rankBy: found });
}

function metricCalled(text: string): string | null {
  const wanted = text.replaceAll(/[\s-]/g, "");
  const found = performanceMetrics.find(
    ({ key, title }) => sameText(key, wanted) || sameText(title.replaceAll(/[\s-]/g, ""), wanted),
  );
  return found?.key ?? null;
}

function unknownMetric(text: string): Reading {
  const titles = performanceMetrics.map(({ title }) => title);
  const near = nearest(text, titles);
  const suggestions = (near.length > 0 ? near : titles.slice(0, 3)).map((title) => `by ${title}`);
  const all = `The leaderboard can be ranked by: ${titles.join(", ")}.`;
  return text === ""
    ? problem("by", `The metric is missing after it. ${all}`, suggestions)
    : problem(`by ${text}`, `There is no metric of that name. ${all}`, suggestions);
}
