import { type ReportName, type ReportRequest, usersRequestSchema } from "./request";
import { defaultMembers, type Refusal, refusalToSee, refusalToSeeWholeTeam, type Viewer } from "./rights";

/** Everything by which a report can be narrowed. */
export const filterNames = [
  "user",
  "team",
  "score",
  "source",
  "to",
  "by",
  "contact",
  "conversation",
  "inbox",
  "channel",
  "tag",
  "topic",
] as const;

export type FilterName = (typeof filterNames)[number];

/** What sets one report apart from the others in how it is asked for. */
export interface ReportKind {
  readonly name: ReportName;
  readonly title: string;
  /** The filters that it has, in the order in which a form shows them. */
  readonly filters: readonly FilterName[];
  /**
   * The filter that chooses members; who sees only themselves has themselves in it. Null for a report of the
   * whole team.
   */
  readonly ownBy: "user" | "to" | null;
  /** Whether it has times that office hours change. */
  readonly hasTimes: boolean;
}

const conversationFilters = ["inbox", "channel", "tag", "topic"] as const;
const memberFilters = ["user", "team", ...conversationFilters] as const;

/** The reports, each told apart in one place. */
export const reportKinds: Readonly<Record<ReportName, ReportKind>> = {
  users: { name: "users", title: "Performance", filters: memberFilters, ownBy: "user", hasTimes: true },
  performance: {
    name: "performance",
    title: "Leaderboard",
    filters: memberFilters,
    ownBy: "user",
    hasTimes: true,
  },
  feedback: {
    name: "feedback",
    title: "Feedback",
    filters: ["user", "team", "score", ...conversationFilters],
    ownBy: "user",
    hasTimes: false,
  },
  assignments: {
    name: "assignments",
    title: "Assignments",
    filters: ["source", "to", "by", "contact", "conversation", ...conversationFilters],
    ownBy: "to",
    hasTimes: false,
  },
  comments: {
    name: "comments",
    title: "Comments",
    filters: ["user", "team", "contact", ...conversationFilters],
    ownBy: "user",
    hasTimes: false,
  },
  workload: { name: "workload", title: "Workload", filters: memberFilters, ownBy: "user", hasTimes: false },
  sla: { name: "sla", title: "Service levels", filters: memberFilters, ownBy: "user", hasTimes: true },
  usage: { name: "usage", title: "Usage", filters: conversationFilters, ownBy: null, hasTimes: false },
};

export type Filters = { readonly [Name in FilterName]?: readonly string[] | undefined };

/** The filters that are set and that the report has. */
export function filtersOf(request: ReportRequest): Filters {
  const { members, entries, filter, report } = request;
  const all: Filters = { ...members, ...entries, ...filter };
  const set = reportKinds[report].filters.flatMap((name) => (all[name] ? [[name, all[name]] as const] : []));
  return Object.fromEntries(set);
}

/** The request with these filters in place of all that it had. */
export function withFilters(request: ReportRequest, filters: Filters): ReportRequest {
  const of = (name: FilterName) => {
    const values = reportKinds[request.report].filters.includes(name) ? filters[name] : undefined;
    return values === undefined || values.length === 0 ? undefined : [...new Set(values)];
  };
  return {
    ...request,
    members: { user: of("user"), team: of("team") },
    entries: {
      score: of("score"),
      source: of("source"),
      to: of("to"),
      by: of("by"),
      contact: of("contact"),
      conversation: of("conversation"),
    },
    filter: { inbox: of("inbox"), channel: of("channel"), tag: of("tag"), topic: of("topic") },
  };
}

/** What the viewer gets without asking for anything in particular. */
export function defaultFilters(report: ReportName, viewer: Viewer): Filters {
  const { ownBy } = reportKinds[report];
  const { user } = defaultMembers(viewer);
  return ownBy === null || user === undefined ? {} : { [ownBy]: user };
}

/** Why the viewer may not see what the request asks for; null when they may. */
export function refusalToOpen(viewer: Viewer, request: ReportRequest): Refusal | null {
  const { ownBy } = reportKinds[request.report];
  if (ownBy === null) return refusalToSeeWholeTeam(viewer);
  const filters = filtersOf(request);
  return refusalToSee(viewer, { user: filters[ownBy], team: filters.team });
}

/** The part of a request that the users report takes. */
export function usersRequestOf(request: ReportRequest) {
  return usersRequestSchema.parse(request);
}
