import { allHours, officeHoursClock } from "../../src/domain/clock";
import { type AssignmentSource, assignmentSources } from "../../src/domain/events";
import { findPerformanceMetric } from "../../src/domain/metrics/performance";
import { calendarSchema } from "../../src/domain/office-hours";
import { readAssignmentsView } from "../../src/reports/assignments-report";
import { readCommentsView } from "../../src/reports/comments-report";
import { readFeedbackView } from "../../src/reports/feedback-report";
import { assignmentsJson, commentsJson, feedbackJson } from "../../src/reports/json/logs";
import { overallJson } from "../../src/reports/json/overall";
import { performanceJson } from "../../src/reports/json/performance";
import { slaJson } from "../../src/reports/json/sla";
import { usageJson } from "../../src/reports/json/usage";
import { usersJson } from "../../src/reports/json/users";
import { workloadJson } from "../../src/reports/json/workload";
import { readOverallView } from "../../src/reports/overall-report";
import { readPerformanceView } from "../../src/reports/performance-report";
import type { ReportSource } from "../../src/reports/ports";
import { readServiceLevelView } from "../../src/reports/sla-report";
import { readUsageView } from "../../src/reports/usage-report";
import { readUsersView } from "../../src/reports/users-report";
import { readWorkloadView } from "../../src/reports/workload-report";
import type { ReportName, ReportParameters } from "./oracle";

/** The use cases' answer to the parameters that the oracle takes, in the contract's shape. */
export async function reportJson(
  name: ReportName,
  source: ReportSource,
  parameters: ReportParameters,
): Promise<object> {
  const selection = selectionOf(parameters);
  switch (name) {
    case "users":
      return usersJson(await readUsersView(source, "any", selection));
    case "performance":
      return performanceJson(await readPerformanceView(source, "any", selection));
    case "feedback":
      return feedbackJson(await readFeedbackView(source, "any", selection));
    case "comments":
      return commentsJson(await readCommentsView(source, "any", selection));
    case "assignments":
      return assignmentsJson(await readAssignmentsView(source, "any", selection));
    case "usage":
      return usageJson(await readUsageView(source, "any", selection));
    case "workload":
      return workloadJson(await readWorkloadView(source, "any", selection));
    case "sla":
      return slaJson(await readServiceLevelView(source, "any", selection));
    case "overall": {
      const { current, previous } = await readOverallView(source, "any", selection);
      return overallJson(current, previous);
    }
  }
}

/** The parameters as every use case takes them. */
export function selectionOf(parameters: ReportParameters) {
  const { inbox, channel, tag, topic, user, team, source, assignedTo, assignedBy, contact, conversation } =
    parameters;
  const by = findPerformanceMetric(parameters.metric ?? "casesClosed");
  if (by === undefined) throw new Error(`No metric ${parameters.metric}`);
  const { previousFrom, previousTo, firstResponseTarget, responseTarget, calendar } = parameters;
  return {
    range: { from: Date.parse(parameters.from), to: Date.parse(parameters.to) },
    previous:
      previousFrom !== undefined && previousTo !== undefined
        ? { from: Date.parse(previousFrom), to: Date.parse(previousTo) }
        : null,
    now: Date.parse(parameters.now),
    zone: parameters.zone ?? "UTC",
    clock: calendar ? officeHoursClock(calendarSchema.parse(calendar)) : allHours,
    contact,
    filter: { inbox, channel, tag, topic },
    members: { user, team },
    assignments: { source: source && sources(source), to: assignedTo, by: assignedBy, contact, conversation },
    by,
    targets: {
      everyone: {
        first: firstResponseTarget === undefined ? null : firstResponseTarget * 1000,
        every: responseTarget === undefined ? null : responseTarget * 1000,
      },
      byTeam: new Map(),
    },
  };
}

function sources(names: readonly string[]): AssignmentSource[] {
  return assignmentSources.filter((source) => names.includes(source));
}
