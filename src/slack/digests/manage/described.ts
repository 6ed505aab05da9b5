import type { RichTextBlock } from "@slack/types";
import type { Delivery } from "../../../domain/digests/delivery";
import type { Digest, TeamContent } from "../../../domain/digests/digest";
import { isLate } from "../../../domain/digests/plan";
import type { Instant } from "../../../domain/instant";
import { findPerformanceMetric } from "../../../domain/metrics/performance";
import { casesClosed } from "../../../domain/metrics/performance/cases-closed";
import { describeDates } from "../../../domain/range";
import { bold, channel, type Inline, instant, lines, sentence, words } from "../../blocks/build";
import { shortened } from "../../escape";
import type { ListedDigest } from "./list-view";
import { inARow, pauseWords, scheduleWords, sectionWords } from "./words";

/** What a digest is, when it comes, and what came of the last one, each on a line. */

const NAME_LENGTH = 60;
const TEAM_LENGTH = 60;
const OWN_PAUSED =
  "You were not linked to a member of the support team then. Turn on again lets it come from now on.";

export function describedDigest(listed: ListedDigest, now: Instant): RichTextBlock {
  const { digest } = listed;
  const { content } = digest;
  const name = bold(shortened(digest.name, NAME_LENGTH));
  if (content.kind === "own") return describedOwn(listed, now);
  return lines(
    [name, words(" in "), channel(content.channelId)],
    [words(scheduleWords(digest.schedule))],
    [words(contentWords(content, listed.teamName))],
    ...stateLines(listed, now),
  );
}

/** A person's own summary; without its name, which is for the database. */
export function describedOwn(listed: ListedDigest, now: Instant): RichTextBlock {
  const state = listed.digest.state.kind === "active" ? "On" : "Not coming";
  return lines(
    [bold(state), words(`: ${scheduleWords(listed.digest.schedule)}, by direct message to you alone`)],
    ...stateLines(listed, now),
  );
}

/** What it contains: `Highlights, leaderboard by cases closed and usage; team Support only`. */
export function contentWords(
  { sections, rankBy }: Pick<TeamContent, "sections" | "rankBy">,
  teamName: string | null,
): string {
  const titles = sections.map((section) => {
    const { title } = sectionWords[section];
    // The same as in the post, for a number that is not known any more.
    const ranked = (findPerformanceMetric(rankBy) ?? casesClosed).title.toLowerCase();
    return section === "performance" ? `${title} by ${ranked}` : title;
  });
  const [first = "", ...others] = titles;
  const all = inARow([first, ...others.map((title) => title.charAt(0).toLowerCase() + title.slice(1))]);
  return teamName === null ? all : `${all}; team ${shortened(teamName, TEAM_LENGTH)} only`;
}

function stateLines({ digest, history, next }: ListedDigest, now: Instant): Inline[][] {
  const [newest] = history;
  const posted = history.find(({ outcome }) => outcome.kind === "posted");
  return [
    nextLine(digest, next.dueAt),
    ...(newest === undefined || isToldAlready(newest, digest) ? [] : troubleLines(newest, now)),
    ...(posted === undefined ? [] : [postedLine(posted)]),
  ];
}

function nextLine({ state, content }: Digest, dueAt: Instant): Inline[] {
  if (state.kind === "active") return [words("Next: "), instant(dueAt), words(" your time")];
  const why = content.kind === "own" ? OWN_PAUSED : pauseWords[state.because];
  return [bold("Paused"), words(" since "), instant(state.at), ...sentence(`. ${why}`)];
}

function postedLine({ outcome }: Delivery): Inline[] {
  if (outcome.kind !== "posted") return [];
  return [words("Last: posted "), instant(outcome.at), ...(outcome.isLate ? [words(", late")] : [])];
}

/** Of a paused one the reason stands there already. */
function isToldAlready({ outcome }: Delivery, { state }: Digest): boolean {
  return outcome.kind === "posted" || (outcome.kind === "dropped" && state.kind === "paused");
}

/** What became of the newest one, where it was not posted. */
function troubleLines({ subject, dueAt, outcome }: Delivery, now: Instant): Inline[][] {
  const date = subject.kind === "digest" ? describeDates(subject.localDate, subject.localDate) : "";
  switch (outcome.kind) {
    case "posted":
      return [];
    case "due":
      return isLate(dueAt, now)
        ? [[bold("Late"), words(`: the one for ${date} is not posted yet. I keep trying.`)]]
        : [[words(`The one for ${date} is being posted.`)]];
    case "missed":
      return [
        [bold("Missed"), words(`: the one for ${date} was not posted. ${missedWords[outcome.because]}`)],
      ];
    case "dropped":
      return [[bold("Left out"), words(`: the one for ${date} was not posted. The digest was paused then.`)]];
  }
}

const missedWords = {
  "too-late": "Caseboard was not running, or could not post, until it was too late.",
  overtaken: "Caseboard was not running, and a later one was posted in its place.",
} as const;
