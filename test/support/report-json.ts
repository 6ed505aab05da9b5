import { type AssignmentSource, assignmentSources } from "../../src/domain/events";
import { wallClockTime } from "../../src/domain/instant";
import { findPerformanceMetric } from "../../src/domain/metrics/performance";
import { calendarSchema, officeHoursTime } from "../../src/domain/office-hours";
import { assignmentsReport } from "../../src/domain/reports/assignments";
import { commentsReport } from "../../src/domain/reports/comments";
import { feedbackReport } from "../../src/domain/reports/feedback";
import { overallReport } from "../../src/domain/reports/overall";
import { performanceReport } from "../../src/domain/reports/performance";
import { slaReport } from "../../src/domain/reports/sla";
import { usageReport } from "../../src/domain/reports/usage";
import { usersReport } from "../../src/domain/reports/users";
import { workloadReport } from "../../src/domain/reports/workload";
import { assignmentsJson, commentsJson, feedbackJson } from "../../src/reports/json/logs";
import { overallJson } from "../../src/reports/json/overall";
import { performanceJson } from "../../src/reports/json/performance";
import { slaJson } from "../../src/reports/json/sla";
import { usersJson } from "../../src/reports/json/users";
import { workloadJson } from "../../src/reports/json/workload";
import { figuresOf } from "../../src/reports/users-report";
import type { FoldedLog } from "./folded-log";
import type { ReportName, ReportParameters } from "./oracle";

/** The product's answer to the parameters that the oracle takes, in the contract's shape. */
export function reportJson(name: ReportName, log: FoldedLog, parameters: ReportParameters): object {
  const { conversations, directory, presence, contactNames, texts } = log;
  const question = questionOf(parameters);
  switch (name) {
    case "users": {
      const { rows, total, withoutCloser } = usersReport(conversations, directory, question);
      return usersJson({
        rows: rows.map(({ results, ...row }) => ({ ...row, figures: figuresOf(results), previous: null })),
        total: figuresOf(total),
        withoutCloser,
      });
    }
    case "performance":
      return performanceJson(performanceReport(conversations, directory, question));
    case "feedback":
      return feedbackJson(feedbackReport(conversations, directory, question), texts);
    case "comments":
      return commentsJson(commentsReport(conversations, directory, question), texts, contactNames);
    case "assignments":
      return assignmentsJson(assignmentsReport(conversations, { directory, contactNames }, question));
    case "usage":
      return usageReport(conversations, question);
    case "workload":
      return workloadJson(workloadReport(conversations, presence, directory, question));
    case "sla":
      return slaJson(slaReport(conversations, directory, question));
    case "overall": {
      const part = (range: { from: number; to: number }) => ({
        range,
        figures: overallReport(conversations, presence, directory, { ...question, range }),
      });
      return overallJson(part(question.range), question.previous && part(question.previous));
    }
  }
}

function sources(names: readonly string[]): AssignmentSource[] {
  return assignmentSources.filter((source) => names.includes(source));
}

function questionOf(parameters: ReportParameters) {
  const { inbox, channel, tag, topic, user, team, source, assignedTo, assignedBy, contact, conversation } =
    parameters;
  const by = findPerformanceMetric(parameters.metric ?? "casesClosed");
  if (by === undefined) throw new Error(`No metric ${parameters.metric}`);
  const { previousFrom, previousTo, firstResponseTarget, responseTarget } = parameters;
  return {
    range: { from: Date.parse(parameters.from), to: Date.parse(parameters.to) },
    previous:
      previousFrom !== undefined && previousTo !== undefined
        ? { from: Date.parse(previousFrom), to: Date.parse(previousTo) }
        : null,
    now: Date.parse(parameters.now),
    zone: parameters.zone ?? "UTC",
    elapsed: parameters.calendar ? officeHoursTime(calendarSchema.parse(parameters.calendar)) : wallClockTime,
    conversations: { inbox, channel, tag, topic },
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
