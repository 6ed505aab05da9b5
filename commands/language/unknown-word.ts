import type { Team } from "../../src/domain/directory";
import { presets } from "../../src/domain/range";
import { seesEveryone, visibleMembers } from "../../src/reports/rights";
import type { Problem, Vocabulary } from "./draft";
import { knownValues } from "./filter-words";
import { nearest } from "./nearest";
import { phrase, sameText } from "./phrase";
import { asTyped, typedFilters } from "./read-filter";
import { keywordsOf } from "./read-keyword";
import type { Word } from "./words";

const conversationFilters = ["inbox", "channel", "tag", "topic"] as const;

/** Says which word is not known, and what may have been meant. Teammates are suggested only to who may see them. */
export function unknownWord(rest: readonly Word[], vocabulary: Vocabulary): Problem {
  const word = rest[0]?.text ?? "";
  if (rest[0]?.pair) {
    const filters = typedFilters(vocabulary);
    return {
      word,
      reason: `There is no filter “${rest[0].pair.key}” here. The filters are ${filters.map((name) => `${name}:`).join(" ")}.`,
      suggestions: nearest(rest[0].pair.key, filters, 1).map((name) => `${name}:`),
    };
  }
  const mistyped = nearPhrase(rest, candidates(vocabulary));
  const typed = mistyped?.typed ?? word;
  const suggestions = [...filtersWith(word, vocabulary), ...(mistyped?.near ?? [])];
  return {
    word: typed,
    reason:
      vocabulary.kind.ownBy === null
        ? `“${typed}” is neither a range nor a filter.`
        : `“${typed}” is neither a member, nor a range, nor a filter.`,
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
function filtersWith(word: string, vocabulary: Vocabulary): string[] {
  const teams = offeredTeams(vocabulary).filter(({ name }) => sameText(name, word));
  const filters = conversationFilters.flatMap((name) =>
    knownValues(name, vocabulary)
      .filter((value) => sameText(value, word))
      .map(asTyped(name)),
  );
  return [...teams.map(({ name }) => `team ${name}`), ...filters];
}

/** Teams are suggested only to who may see them. */
function offeredTeams({ kind, viewer, directory }: Vocabulary): readonly Team[] {
  return kind.filters.includes("team") && seesEveryone(viewer) ? directory.teams : [];
}

function candidates(vocabulary: Vocabulary): string[] {
  const { kind, viewer, directory } = vocabulary;
  const members = kind.ownBy === null ? [] : visibleMembers(viewer, directory);
  const teams = offeredTeams(vocabulary).map(({ name }) => `team ${name}`);
  return [...keywordsOf(kind), ...presets, ...members.map(({ name }) => name), ...teams];
}
