import { UNTAGGED } from "../../src/domain/conversation-filter";
import { nearest } from "./nearest";
import {
  type FilterName,
  type PerfDraft,
  type PerfVocabulary,
  problem,
  type Reading,
  read,
  withFilter,
} from "./perf-draft";
import { longest, sameText } from "./phrase";
import type { Word } from "./words";

const names: Readonly<Record<string, FilterName>> = {
  inbox: "inbox",
  channel: "channel",
  tag: "tag",
  tags: "tag",
  topic: "topic",
};
const MOST_WORDS = 6;

/** `inbox:…`, `channel:…`, `tag:…` and `topic:…`; several values with commas, or the filter again. */
export function readFilter(words: readonly Word[], draft: PerfDraft, vocabulary: PerfVocabulary): Reading {
  const [word, ...following] = words;
  if (!word?.pair) return null;
  const name = Object.hasOwn(names, word.pair.key) ? names[word.pair.key] : undefined;
  if (name === undefined) return null;
  const known = knownValues(name, vocabulary);
  const { values } = word.pair;
  const last = values.at(-1);
  if (last === undefined) return readSeparateValue(name, following, draft, known);
  const chosen: string[] = [];
  for (const value of values.slice(0, -1)) {
    const matches = matching(value, known);
    if (matches.length === 0) return unknownValue(name, value, known);
    chosen.push(...matches);
  }
  const ending = longestValue(last, following, known);
  if (ending === null) return unknownValue(name, last, known);
  return read(1 + ending.taken, withFilter(draft, name, [...chosen, ...ending.found]));
}

/** A value may go on after its word without quotes, as `topic:late delivery`; the longest that is known counts. */
function longestValue(
  value: string,
  following: readonly Word[],
  known: readonly string[],
): { readonly taken: number; readonly found: readonly string[] } | null {
  const longer = longest(following, MOST_WORDS, (text) => nonEmpty(matching(`${value} ${text}`, known)));
  if (longer) return longer;
  const found = nonEmpty(matching(value, known));
  return found && { taken: 0, found };
}

/** The known values of a filter; tags can also be asked for by their absence. */
export function knownValues(name: FilterName, { filterValues }: PerfVocabulary): readonly string[] {
  return name === "tag" ? [...filterValues.tag, UNTAGGED] : filterValues[name];
}

/** The value itself where it is known word for word, else all that differ only in case. */
function matching(value: string, known: readonly string[]): readonly string[] {
  return known.includes(value) ? [value] : known.filter((candidate) => sameText(candidate, value));
}

function readSeparateValue(
  name: FilterName,
  following: readonly Word[],
  draft: PerfDraft,
  known: readonly string[],
): Reading {
  const match = longest(following, MOST_WORDS, (text) => nonEmpty(matching(text, known)));
  if (match) return read(1 + match.taken, withFilter(draft, name, match.found));
  const [next] = following;
  return next === undefined
    ? problem(`${name}:`, `A value is missing after ${name}:`, known.slice(0, 3).map(asTyped(name)))
    : unknownValue(name, next.text, known);
}

function nonEmpty(values: readonly string[]): readonly string[] | null {
  return values.length > 0 ? values : null;
}

function unknownValue(name: FilterName, value: string, known: readonly string[]): Reading {
  const near = nearest(value, known);
  const reason =
    known.length === 0 ? `No conversation has a ${name} yet.` : `No conversation has the ${name} “${value}”.`;
  const suggestions = near.length > 0 ? near : known.slice(0, 3);
  return problem(`${name}:${value}`, reason, suggestions.map(asTyped(name)));
}

/** How a value is typed, quoted where it must be. */
export function asTyped(name: FilterName): (value: string) => string {
  return (value) => `${name}:${/[\s,"]/.test(value) ? `"${value.replaceAll('"', "")}"` : value}`;
}
