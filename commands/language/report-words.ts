import type { ReportRequest } from "../../src/reports/request";
import { type Draft, emptyDraft, namesMembers, type Problem, requestOf, type Vocabulary } from "./draft";
import { readFilter } from "./read-filter";
import { readKeyword } from "./read-keyword";
import { readMember } from "./read-member";
import { readRange } from "./read-range";
import { readRanking } from "./read-ranking";
import { readTeam } from "./read-team";
import { unknownWord } from "./unknown-word";
import type { Word } from "./words";

export type ReportWords =
  | { readonly ok: true; readonly request: ReportRequest }
  | { readonly ok: false; readonly problem: Problem };

/** Tried in this order at each place of the text. */
const readers = [readKeyword, readRanking, readFilter, readTeam, readRange, readMember];

/** Reads what follows a report's command: free of case and order. Nothing is guessed: an unknown word is a problem. */
export function readReportWords(words: readonly Word[], vocabulary: Vocabulary): ReportWords {
  let draft: Draft = emptyDraft;
  let rest = words;
  while (rest.length > 0) {
    const reading = readNext(rest, draft, vocabulary);
    if (reading.kind === "problem") return { ok: false, problem: reading.problem };
    draft = reading.draft;
    rest = rest.slice(reading.taken);
  }
  if (draft.everyone && namesMembers(draft, vocabulary.kind)) {
    const reason = "It asks for everyone and for somebody in particular. Leave one of the two out.";
    return { ok: false, problem: { word: "all", reason, suggestions: [] } };
  }
  return { ok: true, request: requestOf(draft, vocabulary) };
}

function readNext(rest: readonly Word[], draft: Draft, vocabulary: Vocabulary) {
  for (const reader of readers) {
    const reading = reader(rest, draft, vocabulary);
    if (reading !== null) return reading;
  }
  return { kind: "problem" as const, problem: unknownWord(rest, vocabulary) };
}
