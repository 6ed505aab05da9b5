import { type Directory, memberName, memberTeamName } from "../domain/directory";
import { figureValue } from "../domain/figure-value";
import type { Instant } from "../domain/instant";
import { findUsersFigure } from "../domain/metrics";
import { type LocalDate, localDaysIn } from "../domain/period";
import { resolveRange } from "../domain/range";
import { type UsersDay, usersDays } from "../domain/reports/users";
import { usersFamily } from "../domain/sums/families";
import type { Heading } from "./heading";
import { clockOf, type ReportDependencies, usersHeading, zoneOf } from "./open-report";
import type { ReportSource } from "./ports";
import { readSumsOfEach } from "./read-sums";
import { cardMember, previousOf, type UsersRequest } from "./request";
import { type Refusal, refusalToSee, type Viewer } from "./rights";
import { readUsersView, type UsersSelection, type UsersView, type UsersViewRow } from "./users-report";

export type PerfDependencies = ReportDependencies;

/** What `/perf` answers. */
export type PerfOutcome =
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "table"; readonly heading: Heading; readonly view: UsersView }
  | { readonly kind: "card"; readonly heading: Heading; readonly card: MemberCard };

/** One member's figures, each against the period before, and their days for the charts. */
export interface MemberCard {
  readonly userId: string;
  readonly user: string;
  readonly team: string | null;
  /** Null when the member is the closer of no conversation of the range. */
  readonly row: UsersViewRow | null;
  readonly days: readonly CardDay[];
}

/** What the member closed on one local day, and the response times in these conversations, in seconds. */
export interface CardDay {
  readonly date: LocalDate;
  readonly closed: number;
  readonly responseTime: {
    readonly mean: number | null;
    readonly median: number | null;
    readonly sampleSize: number;
  };
}

/** Answers `/perf`: the table of members, or the card of the only member asked for. Checks the rights. */
export async function openPerf(
  { source, workspace }: PerfDependencies,
  viewer: Viewer,
  request: UsersRequest,
  now: Instant,
): Promise<PerfOutcome> {
  const refusal = refusalToSee(viewer, request.members);
  if (refusal) return { kind: "refused", refusal };
  const memberId = cardMember(request);
  const compares = request.compare || memberId !== null;
  const zone = await zoneOf({ source, workspace }, request);
  const directory = await source.directory(workspace);
  const clock = await clockOf({ source, workspace }, request.officeHours === true);
  if (clock === null) return { kind: "refused", refusal: { kind: "no-office-hours" } };
  const selection = { ...selectionOf(request, { now, zone, compares }), clock };
  const heading = usersHeading(request, { directory, now, zone, compares, clock });
  const view = await readUsersView(source, workspace, selection);
  if (memberId === null) return { kind: "table", heading, view };
  const days =
    view.rows.length === 0 ? [] : await readDays(source, workspace, { ...selection, directory, zone });
  const card: MemberCard = {
    userId: memberId,
    user: memberName(directory, memberId),
    team: memberTeamName(directory, memberId),
    row: view.rows[0] ?? null,
    days: days.map(cardDay),
  };
  return { kind: "card", heading, card };
}

async function readDays(
  source: ReportSource,
  workspace: string,
  selection: UsersSelection & { readonly directory: Directory; readonly zone: string },
): Promise<readonly UsersDay[]> {
  const { range, directory, members, zone } = selection;
  const days = localDaysIn(range, zone);
  const reading = { source, workspace, family: usersFamily, directory };
  const ranges = days.map((day) => day.range);
  const sums = await readSumsOfEach(reading, selection, ranges);
  return usersDays(
    days.flatMap(({ date }, index) => {
      const ofDay = sums[index];
      return ofDay === undefined ? [] : [{ date, sums: ofDay }];
    }),
    directory,
    members,
  );
}

/** Resolves a request's ranges to instants as of `now`. */
export function selectionOf(
  request: Omit<UsersRequest, "compare">,
  context: { readonly now: Instant; readonly zone: string; readonly compares: boolean },
): UsersSelection {
  const { now, zone } = context;
  return {
    range: resolveRange(request.range, now, zone),
    previous: context.compares ? resolveRange(previousOf(request, now, zone), now, zone) : null,
    filter: request.filter,
    members: request.members,
  };
}

function cardDay({ date, results }: UsersDay): CardDay {
  const read = (key: string) => {
    const figure = findUsersFigure(key);
    if (figure === undefined) throw new RangeError(`The users report has no figure ${key}`);
    return figureValue(results, figure);
  };
  const mean = read("avgResponseTime");
  return {
    date,
    closed: read("conversationsClosed").value ?? 0,
    responseTime: { mean: mean.value, median: read("p50ResponseTime").value, sampleSize: mean.sampleSize },
  };
}
