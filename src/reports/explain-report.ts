import { type Breakdown, type MetricDescription, meanOf, sumOf } from "../domain/contribution";
import { type AssignmentMetric, assignmentMetrics } from "../domain/metrics/assignments";
import { commentLogMetrics } from "../domain/metrics/comment-log";
import { type FeedbackKey, feedbackMetrics } from "../domain/metrics/feedback";
import { type OverallKey, overallMetrics } from "../domain/metrics/overall";
import { type PerformanceKey, performanceMetrics } from "../domain/metrics/performance";
import type { PerformanceMetric } from "../domain/metrics/performance/metric";
import { type ServiceLevelMetric, serviceLevelMetrics } from "../domain/metrics/service-levels";
import { type UsageKey, usageMetrics } from "../domain/metrics/usage";
import { type WorkloadKey, workloadMetrics } from "../domain/metrics/workload";
import { explainPerformance } from "../domain/reports/performance";
import { explainServiceLevel } from "../domain/reports/sla";
import { explainUsage } from "../domain/reports/usage";
import { explainWorkload } from "../domain/reports/workload";
import { type AssignmentsSelection, readAssignments } from "./assignments-report";
import { type CommentsSelection, readComments } from "./comments-report";
import { explanationOf, type ReportExplanation } from "./explanation";
import { type FeedbackSelection, readRatings } from "./feedback-report";
import { type OverallSelection, readOverallBreakdowns } from "./overall-report";
import type { ReportSource } from "./ports";
import { readActiveOrOpen, readAroundVisits } from "./read-conversations";
import { upToNow } from "./read-visits";
import { readWaits } from "./read-waits";
import { elapsedOf } from "./selection";
import type { ServiceLevelSelection } from "./sla-report";

/** What any report may be asked; a report takes of it what it has. The previous range is of no matter here. */
export type ExplainSelection = OverallSelection &
  FeedbackSelection &
  CommentsSelection &
  AssignmentsSelection &
  ServiceLevelSelection;

interface Question {
  readonly source: ReportSource;
  readonly workspace: string;
  readonly selection: ExplainSelection;
}

/** A number that can be opened. */
interface Explainable {
  readonly metric: MetricDescription;
  breakDown(question: Question): Promise<Breakdown>;
}

/** The reports whose numbers open here; those of the users report open with `explainFigure`. */
export const explainableReports = {
  performance: performanceMetrics.map((metric) => ({
    metric,
    breakDown: (question: Question) => performanceBreakdown(question, metric),
  })),
  feedback: feedbackMetrics.map((metric) => ({
    metric,
    breakDown: (question: Question) => feedbackBreakdown(question, metric.key),
  })),
  assignments: assignmentMetrics.map((metric) => ({
    metric,
    breakDown: (question: Question) => assignmentsBreakdown(question, metric),
  })),
  comments: commentLogMetrics.map((metric) => ({ metric, breakDown: commentsBreakdown })),
  overall: overallMetrics.map((metric) => ({
    metric,
    breakDown: (question: Question) => overallBreakdown(question, metric.key),
  })),
  usage: usageMetrics.map((metric) => ({
    metric,
    breakDown: (question: Question) => usageBreakdown(question, metric.key),
  })),
  workload: workloadMetrics.map((metric) => ({
    metric,
    breakDown: (question: Question) => workloadBreakdown(question, metric.key),
  })),
  sla: serviceLevelMetrics.map((metric) => ({
    metric,
    breakDown: (question: Question) => serviceLevelBreakdown(question, metric),
  })),
} as const satisfies Readonly<Record<string, readonly Explainable[]>>;

export type ExplainableReport = keyof typeof explainableReports;

/** The numbers of a report, in the order in which they are shown. */
export function metricsOf(report: ExplainableReport): readonly MetricDescription[] {
  return explainableReports[report].map(({ metric }) => metric);
}

/**
 * Opens one number of a report; the selection's members say whose. The caller checked the rights. Null when the
 * report has no number of that key.
 */
export async function explainReport(
  source: ReportSource,
  workspace: string,
  selection: ExplainSelection,
  { report, key }: { readonly report: ExplainableReport; readonly key: string },
): Promise<ReportExplanation | null> {
  const explainables: readonly Explainable[] = explainableReports[report];
  const found = explainables.find(({ metric }) => metric.key === key);
  if (found === undefined) return null;
  const breakdown = await found.breakDown({ source, workspace, selection });
  return explanationOf(source, workspace, found.metric, breakdown);
}

async function performanceBreakdown(
  { source, workspace, selection }: Question,
  metric: PerformanceMetric<PerformanceKey>,
): Promise<Breakdown> {
  const directory = await source.directory(workspace);
  const conversations = await readActiveOrOpen(source, workspace, selection);
  const { range, members, filter } = selection;
  const elapsed = elapsedOf(selection, directory);
  return explainPerformance(
    conversations,
    directory,
    { range, elapsed, members, conversations: filter },
    metric,
  );
}

async function feedbackBreakdown(
  { source, workspace, selection }: Question,
  key: FeedbackKey,
): Promise<Breakdown> {
  const ratings = await readRatings(source, workspace, selection, selection.range);
  const contributions = ratings.map(({ conversationId, contactId, creditedTo, at, score }) => ({
    kind: "rating" as const,
    conversation: { id: conversationId, contactId },
    memberId: creditedTo,
    at,
    value: key === "ratings" ? 1 : score,
  }));
  return key === "ratings" ? sumOf(contributions) : meanOf(contributions);
}

async function assignmentsBreakdown(
  { source, workspace, selection }: Question,
  metric: AssignmentMetric,
): Promise<Breakdown> {
  const { log } = await readAssignments(source, workspace, selection, selection.range);
  const contributions = log.map((entry) => ({
    kind: "assignment" as const,
    conversation: { id: entry.conversationId, contactId: entry.contactId },
    memberId: entry.assignedToId,
    at: entry.at,
    isOfSource: metric.source === null || entry.source === metric.source,
  }));
  if (metric.unit === "percent") {
    return meanOf(contributions.map((one) => ({ ...one, value: one.isOfSource ? 100 : 0 })));
  }
  return sumOf(contributions.filter(({ isOfSource }) => isOfSource).map((one) => ({ ...one, value: 1 })));
}

async function commentsBreakdown({ source, workspace, selection }: Question): Promise<Breakdown> {
  const comments = await readComments(source, workspace, selection, selection.range);
  return sumOf(
    comments.map(({ conversationId, contactId, authorId, at }) => ({
      kind: "comment" as const,
      conversation: { id: conversationId, contactId },
      memberId: authorId,
      at,
      value: 1,
    })),
  );
}

async function overallBreakdown(
  { source, workspace, selection }: Question,
  key: OverallKey,
): Promise<Breakdown> {
  return (await readOverallBreakdowns(source, workspace, selection))[key];
}

async function usageBreakdown({ source, workspace, selection }: Question, key: UsageKey): Promise<Breakdown> {
  const { range, filter } = selection;
  const conversations = await source.activeConversations(workspace, range, filter);
  return explainUsage(conversations, { range, conversations: filter }, key);
}

async function workloadBreakdown(
  { source, workspace, selection }: Question,
  key: WorkloadKey,
): Promise<Breakdown> {
  const directory = await source.directory(workspace);
  const { range, now, members, filter } = selection;
  const { conversations, presence } = await readAroundVisits(source, workspace, upToNow({ range, now }));
  return explainWorkload(
    conversations,
    presence,
    { range, now, members, conversations: filter, directory },
    key,
  );
}

async function serviceLevelBreakdown(
  { source, workspace, selection }: Question,
  metric: ServiceLevelMetric,
): Promise<Breakdown> {
  const directory = await source.directory(workspace);
  const { waits, endOfView } = await readWaits(source, workspace, selection);
  const { members, targets } = selection;
  const elapsed = elapsedOf(selection, directory);
  return explainServiceLevel(waits, directory, { endOfView, members, targets, elapsed }, metric);
}
