import { presets } from "../../src/domain/range";
import { visibleMembers } from "../../src/reports/rights";
import { nearest } from "./nearest";
import type { FilterName, PerfVocabulary, Problem } from "./perf-draft";
import { sameText } from "./phrase";
import { asTyped, knownValues } from "./read-filter";
import { keywords } from "./read-keyword";
import type { Word } from "./words";

const filterNames: readonly FilterName[] = ["inbox", "channel", "tag", "topic"];

/** Says which word is not known, and what may have been meant. Teammates are suggested only to who may see them. */
export function unknownWord(rest: readonly Word[], vocabulary: PerfVocabulary): Problem {
  const word = rest[0]?.text ?? "";
  if (rest[0]?.pair) {
    return {
      word,
      reason: `There is no filter “${rest[0].pair.key}”. The filters are inbox:, channel:, tag:, topic: and team:.`,
      suggestions: nearest(rest[0].pair.key, [...filterNames, "team"], 1).map((name) => `${name}:`),
    };
  }
  const suggestions = [...filtersWith(word, vocabulary), ...nearest(word, candidates(vocabulary))];
  return {
    word,
    reason: `“${word}” is neither a member, nor a range, nor a filter.`,
    suggestions: [...new Set(suggestions)].slice(0, 3),
  };
}

/** A word that is the value of a filter, or the name of a team, was probably meant as that. */
function filtersWith(word: string, vocabulary: PerfVocabulary): string[] {
  const teams = vocabulary.directory.teams.filter(({ name }) => sameText(name, word));
  const filters = filterNames.flatMap((name) =>
    knownValues(name, vocabulary)
      .filter((value) => sameText(value, word))
      .map(asTyped(name)),
  );
  return [...teams.map(({ name }) => `team ${name}`), ...filters];
}

function candidates({ viewer, directory }: PerfVocabulary): string[] {
  const members = visibleMembers(viewer, directory);
  const teams = directory.teams.map(({ name }) => `team ${name}`);
  return [...keywords, ...presets, ...members.map(({ name }) => name), ...teams];
}
