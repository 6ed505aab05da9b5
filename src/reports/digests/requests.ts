import type { DigestSection, TeamContent } from "../../domain/digests/digest";
import type { Directory } from "../../domain/directory";
import type { ReportName, ReportRequest } from "../request";
import type { DigestDays } from "./digest-view";

/** Most values of one filter that a request takes. */
const MOST_VALUES = 100;

/** Which report stands behind each section; highlights are of several, and of the whole team's first. */
export const reportOfSection: Readonly<Record<DigestSection, ReportName>> = {
  highlights: "users",
  performance: "performance",
  feedback: "feedback",
  assignments: "assignments",
  sla: "sla",
  usage: "usage",
};

/** The request for a report of a digest's days; of everyone unless narrowed. */
export function requestOfDays(report: ReportName, { dates, previous, zone }: DigestDays): ReportRequest {
  return {
    report,
    members: {},
    entries: {},
    range: { kind: "dates", first: dates.first, last: dates.last },
    filter: {},
    compare: true,
    previous: { first: previous.first, last: previous.last },
    zone,
  };
}

/**
 * The request for a report of a team's digest. Assignments have no filter of teams: theirs are those to its
 * members, as long as these are few enough to be named. Usage is of everyone.
 */
export function teamRequest(
  report: ReportName,
  given: {
    readonly days: DigestDays;
    readonly content: Pick<TeamContent, "teamId" | "rankBy">;
    readonly directory: Directory;
  },
): ReportRequest {
  const { days, content, directory } = given;
  const { teamId, rankBy } = content;
  const request = { ...requestOfDays(report, days), ...(report === "performance" ? { rankBy } : {}) };
  if (teamId === null || report === "usage") return request;
  if (report !== "assignments") return { ...request, members: { team: [teamId] } };
  const to = directory.members.filter((member) => member.teamId === teamId).map(({ id }) => id);
  return to.length === 0 || to.length > MOST_VALUES ? request : { ...request, entries: { to } };
}
