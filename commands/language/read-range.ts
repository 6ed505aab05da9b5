import { parseRange } from "../../src/domain/range-words";
import { type Draft, problem, type Reading, read, type Vocabulary } from "./draft";
import { longest, phrase } from "./phrase";
import type { Word } from "./words";

/** `2026-10-01 .. 2026-10-31` is the longest range that people write in several words, with `to` or spaces. */
const MOST_WORDS = 4;
/** What only a range looks like, so that its own reason is told when it is wrong. */
const LOOKS_LIKE_A_RANGE =
  /^(?:last \d+ ?d(?:ays?)?|\d+ ?d(?:ays?)?|\S*\.\.\S*|\d{4}-\d{1,2}(?:-\d{1,2})?)$/i;

/** One range, as people type it. */
export function readRange(words: readonly Word[], draft: Draft, vocabulary: Vocabulary): Reading {
  const { now, zone } = vocabulary;
  const match = longest(words, MOST_WORDS, (text) => {
    const parsed = parseRange(dotted(text), now, zone);
    return parsed.ok ? parsed.choice : null;
  });
  if (match === null) return wrongRange(words, vocabulary);
  const typed = phrase(words.slice(0, match.taken));
  if (draft.range !== null) {
    return problem(typed, `There is a range already, “${draft.range.typed}”. One is enough.`);
  }
  return read(match.taken, { ...draft, range: { choice: match.found, typed } });
}

function wrongRange(words: readonly Word[], { now, zone }: Vocabulary): Reading {
  const match = longest(words, MOST_WORDS, (text) => (LOOKS_LIKE_A_RANGE.test(dotted(text)) ? text : null));
  if (match === null) return null;
  const parsed = parseRange(dotted(match.found), now, zone);
  return parsed.ok ? null : problem(match.found, parsed.reason);
}

/** Two dates apart from each other become one range: `2026-10-01 to 2026-10-31`. */
function dotted(text: string): string {
  return text.replace(/^(\S+) (?:to|until|till|-|–|—) (\S+)$/i, "$1..$2").replace(/\s*(?:\.\.+|…)\s*/, "..");
}
