import type { ChartOutcome } from "../../../charts/chart";
import type { ChartBlock } from "../../../charts/renderer";
import type { DigestSection } from "../../../domain/digests/digest";
import type { ReadSection, SectionView, TeamDigestView } from "../../../reports/digests/digest-view";
import { type Message, message, paragraph, words } from "../../blocks/build";
import { assignmentsSection } from "./assignments";
import { feedbackSection } from "./feedback";
import { above, aboveTold, type Lateness, type OpenButton, openButtons, setUpBy } from "./frame";
import { highlightsSection } from "./highlights";
import { leaderboardSection, leaderboardSectionCharts } from "./leaderboard";
import { type DrawnSection, sectionTitle, sentences } from "./section";
import { serviceLevelSection } from "./service-levels";
import { usageSection } from "./usage";

export const sectionNames: Readonly<Record<DigestSection, string>> = {
  highlights: "Highlights",
  performance: "Leaderboard",
  feedback: "Recent feedback",
  assignments: "Assignments",
  sla: "Service levels",
  usage: "Usage",
};

const QUIET = "🌱 All quiet: in these days nothing happened that this digest tells of. Until next time!";

export interface TeamDigestShown {
  readonly name: string;
  /** A name; null where none is known. */
  readonly setUpBy: string | null;
  readonly late: Lateness | null;
  readonly view: TeamDigestView;
  readonly buttons: readonly OpenButton[];
}

/** The charts of the digest: that of the leaderboard. */
export function teamDigestCharts({ view }: Pick<TeamDigestShown, "view">): ChartOutcome[] {
  return view.sections.flatMap((section) =>
    section.kind === "read" && section.section === "performance" ? leaderboardSectionCharts(section) : [],
  );
}

/** A team's digest as a message; `charts` are the blocks of its charts. */
export function teamDigestMessage(shown: TeamDigestShown, charts: readonly ChartBlock[]): Message {
  const { name, view } = shown;
  const frame = { title: name, days: view.days, team: view.team, late: shown.late };
  const drawn = view.sections.map((section) => ({ section, ...drawnSection(section, view.team, charts) }));
  const isQuiet = drawn.every(({ has }) => has !== "something");
  const shownSections = isQuiet ? drawn.filter(({ has }) => has === "advice") : drawn;
  const sections = shownSections.flatMap(({ section, blocks }) => [
    ...sectionTitle(sectionNames[section.section]),
    ...blocks,
  ]);
  const told = shownSections.map(({ section, told: one }) => `${sectionNames[section.section]}: ${one}`);
  return message(sentences([aboveTold(frame), ...(isQuiet ? [QUIET] : []), ...told]), [
    ...above(frame),
    ...(isQuiet ? [paragraph(words(QUIET))] : []),
    ...sections,
    { type: "divider" },
    ...(isQuiet ? [] : openButtons(shown.buttons)),
    setUpBy(shown.setUpBy),
  ]);
}

function drawnSection(
  section: SectionView,
  team: string | null,
  charts: readonly ChartBlock[],
): DrawnSection {
  if (section.kind === "read") return drawnRead(section, team, charts);
  const { reference } = section;
  const text = `These figures could not be read this time. The reference for whoever runs Caseboard: ${reference}`;
  return { blocks: [paragraph(words(text))], told: text, has: "something" };
}

function drawnRead(read: ReadSection, team: string | null, charts: readonly ChartBlock[]): DrawnSection {
  switch (read.section) {
    case "highlights":
      return highlightsSection(read.view);
    case "performance":
      return leaderboardSection(read, charts);
    case "feedback":
      return feedbackSection(read.view, "praise-only");
    case "assignments":
      return assignmentsSection(read.view, assignmentsOf(read, team));
    case "sla":
      return serviceLevelSection(read.view);
    case "usage":
      return usageSection(read.view, team === null ? null : "Of everyone: usage is not counted by team.");
  }
}

function assignmentsOf({ requests }: ReadSection, team: string | null): string | null {
  if (team === null) return null;
  const isNarrowed = requests.some(({ entries }) => entries.to !== undefined);
  return isNarrowed
    ? "Assignments to the team’s members."
    : "Of everyone: they could not be narrowed to the team.";
}
