import type { FilterName } from "../../src/reports/report-kinds";
import { type Draft, problem, type Reading, read, type Vocabulary, withValues } from "./draft";
import { type FilterWords, filterWords } from "./filter-words";
import { nearest } from "./nearest";
import { longest } from "./phrase";
import type { Word } from "./words";

const MOST_WORDS = 6;

/** `inbox:…` and the report's other filters; several values with commas, or the filter again. */
export function readFilter(words: readonly Word[], draft: Draft, vocabulary: Vocabulary): Reading {
  const [word, ...following] = words;
  if (!word?.pair) return null;
  const { key, values } = word.pair;
  const name = filterCalled(key, vocabulary);
  if (name === null) return null;
  const filter = { key, name, words: filterWords(name, vocabulary) };
  const last = values.at(-1);
  if (last === undefined) return readSeparateValue(filter, following, draft);
  const chosen: string[] = [];
  for (const value of values.slice(0, -1)) {
    const matches = filter.words.matching(value);
    if (matches === null) return unknownValue(filter, value);
    chosen.push(...matches);
  }
  const ending = longestValue(last, following, filter.words);
  if (ending === null) return unknownValue(filter, last);
  return read(1 + ending.taken, withValues(draft, name, [...chosen, ...ending.found]));
}

interface TypedFilter {
  /** As it was typed, in small letters. */
  readonly key: string;
  readonly name: FilterName;
  readonly words: FilterWords;
}

/** The report's filter of that name; in the comment log `by` is the author, which is its filter of members. */
function filterCalled(key: string, { kind }: Vocabulary): FilterName | null {
  const wanted = key === "tags" ? "tag" : key === "by" && kind.name === "comments" ? "user" : key;
  if (wanted === "team" || (wanted === "user" && key === "user")) return null;
  return kind.filters.find((name) => name === wanted) ?? null;
}

/** The report's filters as they are typed. */
export function typedFilters({ kind }: Vocabulary): readonly string[] {
  const names = kind.filters.filter((name) => name !== "user");
  return kind.name === "comments" ? ["by", ...names] : names;
}

/** A value may go on after its word without quotes, as `topic:late delivery`; the longest that is known counts. */
function longestValue(
  value: string,
  following: readonly Word[],
  { matching, takesAnything }: FilterWords,
): { readonly taken: number; readonly found: readonly string[] } | null {
  const longer = takesAnything
    ? null
    : longest(following, MOST_WORDS, (text) => matching(`${value} ${text}`));
  if (longer) return longer;
  const found = matching(value);
  return found && { taken: 0, found };
}

function readSeparateValue(filter: TypedFilter, following: readonly Word[], draft: Draft): Reading {
  const { key, name, words } = filter;
  const most = words.takesAnything ? 1 : MOST_WORDS;
  const match = longest(following, most, words.matching);
  if (match) return read(1 + match.taken, withValues(draft, name, match.found));
  const [next] = following;
  return next === undefined
    ? problem(`${key}:`, `A value is missing after ${key}:`, words.known.slice(0, 3).map(asTyped(key)))
    : unknownValue(filter, next.text);
}

function unknownValue({ key, words }: TypedFilter, value: string): Reading {
  const near = nearest(value, words.known);
  const suggestions = near.length > 0 ? near : words.known.slice(0, 3);
  return problem(`${key}:${value}`, words.reason(value), suggestions.map(asTyped(key)));
}

/** How a value is typed, quoted where it must be. */
export function asTyped(key: string): (value: string) => string {
  return (value) => `${key}:${/[\s,"]/.test(value) ? `"${value.replaceAll('"', "")}"` : value}`;
}
