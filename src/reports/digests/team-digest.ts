import { type DigestSection, digestSections, type TeamContent } from "../../domain/digests/digest";
import type { Instant } from "../../domain/instant";
import { findPerformanceMetric } from "../../domain/metrics/performance";
import { casesClosed } from "../../domain/metrics/performance/cases-closed";
import { readAssignmentsView } from "../assignments-report";
import { readFeedbackView } from "../feedback-report";
import { type OpenReport, openReport, type ReportDependencies } from "../open-report";
import { readPerformanceView } from "../performance-report";
import type { ReportName } from "../request";
import type { Refusal, Viewer } from "../rights";
import { readServiceLevelView } from "../sla-report";
import { readUsageView } from "../usage-report";
import { readUsersView } from "../users-report";
import type {
  DigestDays,
  DigestReading,
  ReadSection,
  ReadView,
  SectionView,
  TeamDigestView,
} from "./digest-view";
import { type Highlights, highlightsOf, praisedMetric } from "./highlights";
import { reportOfSection, teamRequest } from "./requests";

/** What a digest asks for. */
export interface DigestQuestion extends ReportDependencies {
  /** Whoever set it up: the digest has their rights. */
  readonly viewer: Viewer;
  readonly days: DigestDays;
  readonly now: Instant;
  /** Told about a part that could not be read; gives the reference under which that was logged. */
  readonly noteFailure: (part: string, error: unknown) => string;
}

/**
 * Reads the sections of a team's digest, each as its report is read that anybody opens. A section that fails is
 * left out and says so.
 * @throws the last failure when nothing could be read at all: then it is worth another attempt.
 */
export async function readTeamDigest(
  question: DigestQuestion,
  content: Pick<TeamContent, "sections" | "teamId" | "rankBy">,
): Promise<DigestReading<TeamDigestView>> {
  const { source, workspace, days } = question;
  const directory = await source.directory(workspace);
  const open = async (report: ReportName) =>
    openReport(question, question.viewer, teamRequest(report, { days, content, directory }), question.now);
  const wanted = digestSections.filter((section) => content.sections.includes(section));
  const sections: SectionView[] = [];
  const failures: unknown[] = [];
  for (const section of wanted) {
    const opened = await open(reportOfSection[section]);
    if (opened.kind === "refused") return opened;
    try {
      sections.push(await sectionOf(section, opened.report, open));
    } catch (error) {
      failures.push(error);
      sections.push({ section, kind: "not-read", reference: question.noteFailure(section, error) });
    }
  }
  if (failures.length > 0 && failures.length === wanted.length) throw failures.at(-1);
  const { teamId } = content;
  const team = teamId === null ? null : (directory.team(teamId)?.name ?? teamId);
  return { kind: "digest", digest: { days, team, sections } };
}

type Open = (report: ReportName) => ReturnType<typeof openReport>;

async function sectionOf(section: DigestSection, report: OpenReport, open: Open): Promise<ReadSection> {
  const { source, workspace, selection } = report;
  switch (section) {
    case "highlights":
      return { section, ...(await readHighlights(report, open)) };
    case "performance": {
      const by = metricOf(report.request.rankBy ?? "");
      return { section, ...read(report, await readPerformanceView(source, workspace, { ...selection, by })) };
    }
    case "feedback":
      return { section, ...read(report, await readFeedbackView(source, workspace, selection)) };
    case "assignments":
      return {
        section,
        ...read(report, await readAssignmentsView(source, workspace, { ...selection, listed: 0 })),
      };
    case "sla":
      return { section, ...read(report, await readServiceLevelView(source, workspace, selection)) };
    case "usage":
      return { section, ...read(report, await readUsageView(source, workspace, selection)) };
  }
}

/** Figures of three reports, each read as it is when somebody opens it. */
async function readHighlights(users: OpenReport, open: Open): Promise<ReadView<Highlights>> {
  const { source, workspace } = users;
  const performance = opened(await open("performance"));
  const sla = opened(await open("sla"));
  const by = metricOf(praisedMetric(performance.request.rankBy ?? ""));
  const levels = await readServiceLevelView(source, workspace, { ...sla.selection, listed: 0 });
  const highlights = highlightsOf({
    users: await readUsersView(source, workspace, users.selection),
    performance: await readPerformanceView(source, workspace, { ...performance.selection, by }),
    sla: levels,
  });
  const reports = [users, performance, ...(levels.total.first === null ? [] : [sla])];
  return { ...read(users, highlights), requests: reports.map(({ request }) => request) };
}

function opened(outcome: Awaited<ReturnType<typeof openReport>>): OpenReport {
  if (outcome.kind === "open") return outcome.report;
  const { refusal }: { readonly refusal: Refusal } = outcome;
  throw new Error(`Who may see the users report is refused another (${refusal.kind})`);
}

function metricOf(key: string) {
  return findPerformanceMetric(key) ?? casesClosed;
}

/** The view with what opens the same report. */
export function read<View>({ request, heading }: OpenReport, view: View): ReadView<View> {
  return { kind: "read", requests: [request], heading, view };
}
