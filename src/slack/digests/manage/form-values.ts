import { OWN_PREFIX } from "../../../../commands/digest/own-summary";
import { type DigestSection, digestSections, longestName } from "../../../domain/digests/digest";
import { findPerformanceMetric } from "../../../domain/metrics/performance";
import { isZone } from "../../../domain/period";
import { oneLine } from "../../escape";
import { chosenIn, inputOf, type Submission } from "../../submissions/submission";

/** The inputs of the form, by block id. */
export const formInputs = {
  name: "name",
  channel: "channel",
  days: "days",
  time: "time",
  zone: "zone",
  sections: "sections",
  rankBy: "rankBy",
  team: "team",
} as const;

/** What the form holds, complete or not. */
export interface FormValues {
  readonly name: string;
  readonly channelId: string | null;
  /** ISO weekdays, ascending. */
  readonly days: readonly number[];
  readonly time: string | null;
  readonly zone: string | null;
  readonly sections: readonly DigestSection[];
  readonly rankBy: string;
  /** As the menu names it. */
  readonly team: string | null;
}

/** What was entered; anything that the form does not offer counts as not entered. */
export function valuesIn(payload: Submission): FormValues {
  const days = (chosenIn(payload, formInputs.days) ?? []).map(Number);
  const zone = inputOf(payload, formInputs.zone)?.selected_option?.value ?? "";
  const time = inputOf(payload, formInputs.time)?.selected_time ?? "";
  const chosen = chosenIn(payload, formInputs.sections) ?? [];
  return {
    name: oneLine(inputOf(payload, formInputs.name)?.value ?? ""),
    channelId: inputOf(payload, formInputs.channel)?.selected_conversation ?? null,
    days: [1, 2, 3, 4, 5, 6, 7].filter((day) => days.includes(day)),
    time: /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : null,
    zone: isZone(zone) ? zone : null,
    sections: digestSections.filter((section) => chosen.includes(section)),
    rankBy: inputOf(payload, formInputs.rankBy)?.selected_option?.value ?? "",
    team: inputOf(payload, formInputs.team)?.selected_option?.value ?? null,
  };
}

/** What is wrong, by input, as far as it can be told from what was entered alone. */
export function inputProblems(values: FormValues): Record<string, string> {
  const { name, channelId, days, time, zone, sections, rankBy } = values;
  const problems: readonly (readonly [string, string | null])[] = [
    [formInputs.name, nameProblem(name)],
    [formInputs.channel, channelId === null ? "Choose a channel." : null],
    [formInputs.days, days.length === 0 ? "Choose at least one day." : null],
    [formInputs.time, time === null ? "Choose a time." : null],
    [formInputs.zone, zone === null ? "Choose a time zone, such as Europe/Berlin." : null],
    [formInputs.sections, sections.length === 0 ? "Choose at least one thing to show." : null],
    [formInputs.rankBy, findPerformanceMetric(rankBy) === undefined ? "Choose a number." : null],
  ];
  return Object.fromEntries(
    problems.flatMap(([input, problem]) => (problem === null ? [] : [[input, problem]])),
  );
}

function nameProblem(name: string): string | null {
  if (name === "") return "Give it a name.";
  if (name.length > longestName) return `Use at most ${longestName} characters.`;
  const isKept = name.toLowerCase().startsWith(OWN_PREFIX);
  return isKept ? `Names that begin with ${OWN_PREFIX} are kept for people’s own summaries.` : null;
}
