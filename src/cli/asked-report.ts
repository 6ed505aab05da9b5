import type { Clock } from "../domain/clock";
import { describeClock } from "../domain/clock";
import { formatDuration } from "../domain/format";
import { formatInstant, type TimeRange } from "../domain/instant";
import {
  findPerformanceMetric,
  type PerformanceKey,
  performanceMetrics,
} from "../domain/metrics/performance";
import type { PerformanceMetric } from "../domain/metrics/performance/metric";
import type { AssignmentFilter } from "../domain/reports/assignments";
import type { ServiceTargets, Targets } from "../domain/service-targets";
import type { ReportSelection } from "../reports/selection";
import { askedClock } from "./clock-options";
import {
  askedRange,
  badOption,
  conversationFilterOf,
  filterWords,
  idsOf,
  memberFilterOf,
} from "./report-request";
import type { ReportInput } from "./reports/report-definition";

/** What any report was asked, resolved; a report takes of it what it has. */
export interface AskedReport extends ReportSelection {
  readonly clock: Clock;
  readonly zone: string;
  readonly now: number;
  readonly assignments: AssignmentFilter;
  readonly contact: readonly string[] | undefined;
  /** The title's parts: range, zone and filters; the clock where the report has times. */
  title(report: string, details?: readonly string[]): string;
  /** The clock in words. */
  readonly clockWords: string;
}

/** Resolves the options of a report. Throws `bad-option`. */
export async function readAsked({
  source,
  workspace,
  options,
  now,
  onNote,
}: ReportInput): Promise<AskedReport> {
  const zone = options.tz ?? (await source.zone(workspace));
  const { range, words } = askedRange(options, now, zone);
  const directory = await source.directory(workspace);
  const clock = await askedClock({ source, workspace, options });
  const members = { kind: "member", known: directory.members, onUnknown: onNote };
  return {
    range,
    previous: previousRange(options),
    zone,
    now,
    filter: conversationFilterOf(options),
    members: memberFilterOf(options, directory, onNote),
    clock,
    clockWords: describeClock(clock, directory),
    contact: options.contact,
    assignments: {
      source: options.source,
      to: options.assignedTo && idsOf(options.assignedTo, members),
      by: options.assignedBy && idsOf(options.assignedBy, members),
      contact: options.contact,
      conversation: options.conversation,
    },
    title: (report, details = []) =>
      [report, words, zone, ...details, filterWords(options)].filter((part) => part !== "").join(" · "),
  };
}

function previousRange({ previousFrom: from, previousTo: to }: ReportInput["options"]): TimeRange | null {
  if (from === undefined && to === undefined) return null;
  if (from === undefined || to === undefined) {
    throw badOption(
      "--previous-from and --previous-to go together.",
      `Give --previous-${from === undefined ? "from" : "to"} too, or leave both out.`,
    );
  }
  if (from <= to) return { from, to };
  throw badOption(
    `--previous-from (${formatInstant(from)}) lies after --previous-to (${formatInstant(to)}).`,
    "Exchange the two, or correct one.",
  );
}

/** The metric that ranks: `--by`, else cases closed. Throws `bad-option`. */
export function askedRanking({ options: { by } }: ReportInput): PerformanceMetric<PerformanceKey> {
  const metric = findPerformanceMetric(by ?? "casesClosed");
  if (metric !== undefined) return metric;
  const keys = performanceMetrics.map(({ key }) => key).join(", ");
  throw badOption(`--by: the performance report has no metric ${by}.`, `Metrics: ${keys}.`);
}

/** The targets given, else those set for the workspace and its teams. Throws `bad-option` without any. */
export async function askedTargets({
  source,
  workspace,
  options: { firstResponseTarget, responseTarget },
}: ReportInput): Promise<ServiceTargets> {
  if (firstResponseTarget !== undefined || responseTarget !== undefined) {
    const everyone = { first: inMilliseconds(firstResponseTarget), every: inMilliseconds(responseTarget) };
    return { everyone, byTeam: new Map() };
  }
  const { everyone, byTeam } = await source.serviceTargets(workspace);
  if (everyone !== null || byTeam.size > 0) return { everyone: everyone ?? noTargets, byTeam };
  throw badOption(
    "No target is given, and the workspace has none set.",
    "Give --first-response-target or --response-target in seconds, or set them with caseboard sla set.",
  );
}

/** Targets in words, for a title; `by team` where teams have their own. */
export function targetWords({ everyone, byTeam }: ServiceTargets): readonly string[] {
  const within = (name: string, target: number | null) =>
    target === null ? [] : [`${name} within ${formatDuration(target / 1000)}`];
  return [
    ...within("first response", everyone.first),
    ...within("response", everyone.every),
    ...(byTeam.size === 0 ? [] : ["teams with targets of their own"]),
  ];
}

const noTargets: Targets = { first: null, every: null };

function inMilliseconds(seconds: number | undefined): number | null {
  return seconds === undefined ? null : Math.round(seconds * 1000);
}
