import { type PerfDraft, type PerfVocabulary, problem, type Reading, read } from "./perf-draft";
import type { Word } from "./words";

export const keywords = ["me", "all", "compare", "help"] as const;

/** `me`, `all` (or `everyone`) and `compare`. */
export function readKeyword(words: readonly Word[], draft: PerfDraft, vocabulary: PerfVocabulary): Reading {
  const [word] = words;
  switch (word?.text.toLowerCase()) {
    case "me":
      return readMe(draft, vocabulary);
    case "all":
    case "everyone":
      return read(1, { ...draft, everyone: true });
    case "compare":
      return read(1, { ...draft, compare: true });
    default:
      return null;
  }
}

/** An owner of Caseboard need not be a member of the support team, and then has no figures. */
function readMe(draft: PerfDraft, { viewer, directory }: PerfVocabulary): Reading {
  return viewer.kind === "member" && directory.member(viewer.memberId) !== undefined
    ? read(1, { ...draft, users: [...draft.users, viewer.memberId] })
    : problem("me", "You are no member of the support team, so you have no figures of your own.", ["all"]);
}
