import type { Team } from "../../src/domain/directory";
import { presets } from "../../src/domain/range";
import { seesEveryone, visibleMembers } from "../../src/reports/rights";
import { nearest } from "./nearest";
import type { FilterName, PerfVocabulary, Problem } from "./perf-draft";
import { phrase, sameText } from "./phrase";
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
  const mistyped = nearPhrase(rest, candidates(vocabulary));
  const typed = mistyped?.typed ?? word;
  const suggestions = [...filtersWith(word, vocabulary), ...(mistyped?.near ?? [])];
  return {
    word: typed,
    reason: `“${typed}” is neither a member, nor a range, nor a filter.`,
    suggestions: [...new Set(suggestions)].slice(0, 3),
  };
}

/** The longest beginning of the words, of at most three, that is nearly one of the candidates. */
function nearPhrase(rest: readonly Word[], known: readonly string[]) {
  for (const length of [3, 2, 1]) {
    const typed = phrase(rest.slice(0, length));
    const near = nearest(typed, known);
    if (near.length > 0) return { typed, near };
  }
  return null;
}

/** A word that is the value of a filter, or the name of a team, was probably meant as that. */
function filtersWith(word: string, vocabulary: PerfVocabulary): string[] {
  const teams = offeredTeams(vocabulary).filter(({ name }) => sameText(name, word));
  const filters = filterNames.flatMap((name) =>
    knownValues(name, vocabulary)
      .filter((value) => sameText(value, word))
      .map(asTyped(name)),
  );
  return [...teams.map(({ name }) => `team ${name}`), ...filters];
}

/** Teams are suggested only to who may see them. */
function offeredTeams({ viewer, directory }: PerfVocabulary): readonly Team[] {
  return seesEveryone(viewer) ? directory.teams : [];
}

function candidates(vocabulary: PerfVocabulary): string[] {
  const members = visibleMembers(vocabulary.viewer, vocabulary.directory);
  const teams = offeredTeams(vocabulary).map(({ name }) => `team ${name}`);
  return [...keywords, ...presets, ...members.map(({ name }) => name), ...teams];
}
