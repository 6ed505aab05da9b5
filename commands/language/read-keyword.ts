import type { ReportKind } from "../../src/reports/report-kinds";
import { type Draft, problem, type Reading, read, type Vocabulary, withValues } from "./draft";
import type { Word } from "./words";

/** The words that the report understands by themselves. */
export function keywordsOf({ name, hasTimes, ownBy }: ReportKind): readonly string[] {
  return [
    ...(ownBy === null ? [] : ["me", "all"]),
    ...(name === "workload" ? ["now"] : []),
    ...(hasTimes ? ["officehours"] : []),
    "compare",
    "help",
  ];
}

/** `me`, `all` (or `everyone`), `compare`, `officehours` and `now`. */
export function readKeyword(words: readonly Word[], draft: Draft, vocabulary: Vocabulary): Reading {
  const { kind } = vocabulary;
  switch (words[0]?.text.toLowerCase()) {
    case "me":
      return kind.ownBy === null ? null : readMe(draft, vocabulary, kind.ownBy);
    case "all":
    case "everyone":
      return read(1, { ...draft, everyone: true });
    case "compare":
      return read(1, { ...draft, compare: true });
    case "officehours":
      return readOfficeHours(draft, kind);
    case "now":
      return kind.name === "workload" ? read(1, { ...draft, isNow: true }) : null;
    default:
      return null;
  }
}

function readOfficeHours(draft: Draft, { hasTimes }: ReportKind): Reading {
  return hasTimes
    ? read(1, { ...draft, officeHours: true })
    : problem("officehours", "This report has no times that office hours would change. Leave it out.");
}

/** An owner of Caseboard need not be a member of the support team, and then has no figures. */
function readMe(draft: Draft, { viewer, directory }: Vocabulary, ownBy: "user" | "to"): Reading {
  return viewer.kind === "member" && directory.member(viewer.memberId) !== undefined
    ? read(1, withValues(draft, ownBy, [viewer.memberId]))
    : problem("me", "You are no member of the support team, so you have no figures of your own.", ["all"]);
}
