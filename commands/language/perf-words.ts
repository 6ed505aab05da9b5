import type { UsersRequest } from "../../src/reports/request";
import { emptyDraft, type PerfDraft, type PerfVocabulary, type Problem, requestOf } from "./perf-draft";
import { readFilter } from "./read-filter";
import { readKeyword } from "./read-keyword";
import { readMember } from "./read-member";
import { readRange } from "./read-range";
import { readTeam } from "./read-team";
import { unknownWord } from "./unknown-word";
import type { Word } from "./words";

export type PerfWords =
  | { readonly ok: true; readonly request: UsersRequest }
  | { readonly ok: false; readonly problem: Problem };

/** Tried in this order at each place of the text. */
const readers = [readKeyword, readFilter, readTeam, readRange, readMember];

/** Reads what follows `/perf`: free of case and order. Nothing is guessed: an unknown word is a problem. */
export function readPerfWords(words: readonly Word[], vocabulary: PerfVocabulary): PerfWords {
  let draft: PerfDraft = emptyDraft;
  let rest = words;
  while (rest.length > 0) {
    const reading = readNext(rest, draft, vocabulary);
    if (reading.kind === "problem") return { ok: false, problem: reading.problem };
    draft = reading.draft;
    rest = rest.slice(reading.taken);
  }
  if (draft.everyone && (draft.users.length > 0 || draft.teams.length > 0)) {
    const reason = "It asks for everyone and for somebody in particular. Leave one of the two out.";
    return { ok: false, problem: { word: "all", reason, suggestions: [] } };
  }
  return { ok: true, request: requestOf(draft, vocabulary.viewer) };
}

function readNext(rest: readonly Word[], draft: PerfDraft, vocabulary: PerfVocabulary) {
  for (const reader of readers) {
    const reading = reader(rest, draft, vocabulary);
    if (reading !== null) return reading;
  }
  return { kind: "problem" as const, problem: unknownWord(rest, vocabulary) };
}
