import type { Team } from "../../src/domain/directory";
import { type Draft, problem, type Reading, read, type Vocabulary, withValues } from "./draft";
import { nearest } from "./nearest";
import { longest, sameText } from "./phrase";
import type { Word } from "./words";

const MOST_WORDS = 8;

/** `team NAME`, also `team:NAME`, `team NAME, NAME`; names may have several words. */
export function readTeam(words: readonly Word[], draft: Draft, { directory, kind }: Vocabulary): Reading {
  const [word, ...following] = words;
  if (word === undefined || !kind.filters.includes("team")) return null;
  if (word.pair?.key === "team" || word.pair?.key === "teams") {
    return readPair(word.pair.values, following, draft, directory.teams);
  }
  if (!/^teams?$/i.test(word.text)) return null;
  return readNames(following, draft, directory.teams, 1);
}

function readPair(
  values: readonly string[],
  following: readonly Word[],
  draft: Draft,
  teams: readonly Team[],
): Reading {
  if (values.length === 0) return readNames(following, draft, teams, 1);
  const ids: string[] = [];
  for (const value of values.slice(0, -1)) {
    const found = teamsCalled(value, teams);
    if (found === null) return unknownTeam(value, teams);
    ids.push(...found);
  }
  const last = values.at(-1) ?? "";
  const longer = longest(following, MOST_WORDS, (text) => teamsCalled(`${last} ${text}`, teams));
  const found = longer?.found ?? teamsCalled(last, teams);
  if (found === null) return unknownTeam(last, teams);
  return read(1 + (longer?.taken ?? 0), withValues(draft, "team", [...ids, ...found]));
}

function readNames(
  words: readonly Word[],
  draft: Draft,
  teams: readonly Team[],
  takenBefore: number,
): Reading {
  const match = longest(words, MOST_WORDS, (text) => teamsCalled(text, teams));
  if (match === null) return unknownTeam(words[0]?.text, teams);
  const next = withValues(draft, "team", match.found);
  const taken = takenBefore + match.taken;
  const isList = words[match.taken - 1]?.continues === true && words.length > match.taken;
  const more = isList
    ? longest(words.slice(match.taken), MOST_WORDS, (text) => teamsCalled(text, teams))
    : null;
  return more ? readNames(words.slice(match.taken), next, teams, taken) : read(taken, next);
}

/** The ids of the teams of that id or name. */
function teamsCalled(text: string, teams: readonly Team[]): readonly string[] | null {
  const byId = teams.filter(({ id }) => id === text);
  const found = byId.length > 0 ? byId : teams.filter(({ name }) => sameText(name, text));
  return found.length > 0 ? found.map(({ id }) => id) : null;
}

function unknownTeam(text: string | undefined, teams: readonly Team[]): Reading {
  const names = teams.map(({ name }) => name);
  const asTyped = (name: string) => `team ${name}`;
  if (text === undefined) {
    return problem("team", "The name of a team is missing after it.", names.slice(0, 3).map(asTyped));
  }
  const near = nearest(text, names);
  const suggestions = (near.length > 0 ? near : names.slice(0, 3)).map(asTyped);
  return problem(`team ${text}`, `There is no team called “${text}”.`, suggestions);
}
