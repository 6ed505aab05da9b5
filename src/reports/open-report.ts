import { allHours, type Clock, describeClock } from "../domain/clock";
import { type Directory, memberName } from "../domain/directory";
import type { AssignmentSource } from "../domain/events";
import { assignmentSources } from "../domain/events";
import type { Instant } from "../domain/instant";
import { resolveRange } from "../domain/range";
import type { ServiceTargets } from "../domain/service-targets";
import type { ExplainSelection } from "./explain-report";
import { type Heading, headingOf } from "./heading";
import type { ReportSource } from "./ports";
import { filtersOf, refusalToOpen, reportKinds } from "./report-kinds";
import { previousOf, type ReportRequest, type UsersRequest } from "./request";
import { type Refusal, seesEveryone, type Viewer } from "./rights";

export interface ReportDependencies {
  readonly source: ReportSource;
  readonly workspace: string;
}

/** A request whose rights were checked, resolved to what the use cases take. */
export interface OpenReport extends ReportDependencies {
  readonly request: ReportRequest;
  readonly viewer: Viewer;
  readonly directory: Directory;
  readonly heading: Heading;
  readonly selection: ExplainSelection;
  readonly now: Instant;
  /** Whether the viewer may see names of others; where not, the report is of themselves only. */
  readonly seesEveryone: boolean;
}

export type OpeningOutcome =
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "open"; readonly report: OpenReport };

/** Checks the rights and resolves the request as of `now`; everything else reads from what this gives. */
export async function openReport(
  { source, workspace }: ReportDependencies,
  viewer: Viewer,
  request: ReportRequest,
  now: Instant,
): Promise<OpeningOutcome> {
  const refusal = refusalToOpen(viewer, request);
  if (refusal) return { kind: "refused", refusal };
  const clock = await clockOf({ source, workspace }, request.officeHours === true);
  if (clock === null) return { kind: "refused", refusal: { kind: "no-office-hours" } };
  const [zone, directory, targets] = await Promise.all([
    zoneOf({ source, workspace }, request),
    source.directory(workspace),
    source.serviceTargets(workspace),
  ]);
  const compares = request.compare;
  const given = { request, zone, directory, clock, now, compares };
  return {
    kind: "open",
    report: {
      source,
      workspace,
      request,
      viewer,
      directory,
      now,
      heading: titleOf(given),
      selection: { ...selectionOf(given), targets: serviceTargetsOf(targets) },
      seesEveryone: seesEveryone(viewer),
    },
  };
}

/** The zone of the request's days. */
export async function zoneOf(
  { source, workspace }: ReportDependencies,
  request: Pick<UsersRequest, "zone">,
): Promise<string> {
  return request.zone ?? source.zone(workspace);
}

/** What times are measured by; null where office hours are asked for and none are set. */
export async function clockOf(
  { source, workspace }: ReportDependencies,
  withOfficeHours: boolean,
): Promise<Clock | null> {
  if (!withOfficeHours) return allHours;
  const { everyone, byTeam } = await source.officeCalendars(workspace);
  return everyone === null ? null : { kind: "office-hours", calendars: { everyone, byTeam } };
}

/** The title of a users report, which names the clock where it is not that of all hours. */
export function usersHeading(
  request: UsersRequest,
  context: Parameters<typeof headingOf>[1] & { readonly clock: Clock },
): Heading {
  const { clock, directory } = context;
  const words = request.officeHours === true ? describeClock(clock, directory) : null;
  return { ...headingOf(request, context), clock: words };
}

interface Given {
  readonly request: ReportRequest;
  readonly zone: string;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly now: Instant;
  readonly compares: boolean;
}

function titleOf({ request, zone, directory, clock, now, compares }: Given): Heading {
  const { name, hasTimes } = reportKinds[request.report];
  const heading = headingOf(request, { directory, now, zone, compares });
  const { score, source, to, by, contact, conversation } = filtersOf(request);
  const names = (ids: readonly string[] | undefined) => ids?.map((id) => memberName(directory, id));
  const entries = [
    { name: "score", values: score },
    { name: "source", values: source },
    { name: "to", values: names(to) },
    { name: "by", values: names(by) },
    { name: "contact", values: contact },
    { name: "conversation", values: conversation },
  ].flatMap(({ name: filter, values }) => (values === undefined ? [] : [{ name: filter, values }]));
  const showsClock = hasTimes && (request.officeHours === true || name === "sla");
  return {
    ...heading,
    filters: [...entries, ...heading.filters],
    clock: showsClock ? describeClock(clock, directory) : null,
  };
}

function selectionOf({ request, zone, clock, now, compares }: Given): Omit<ExplainSelection, "targets"> {
  const { score, source, to, by, contact, conversation } = filtersOf(request);
  const assignments = { source: source?.flatMap(asSource), to, by, contact, conversation };
  return {
    range: resolveRange(request.range, now, zone),
    previous: compares ? resolveRange(previousOf(request, now, zone), now, zone) : null,
    filter: request.filter,
    members: request.members,
    clock,
    now,
    zone,
    scores: score?.map(Number),
    contact,
    assignments,
  };
}

function asSource(text: string): AssignmentSource[] {
  return assignmentSources.filter((source) => source === text);
}

/** The targets as set, with none for everyone where nothing is. */
export function serviceTargetsOf({
  everyone,
  byTeam,
}: Awaited<ReturnType<ReportSource["serviceTargets"]>>): ServiceTargets {
  return { everyone: everyone ?? { first: null, every: null }, byTeam };
}
