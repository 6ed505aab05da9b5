import { volumeByHourAndWeekday } from "../../charts/volume-chart";
import { memberName } from "../../domain/directory";
import { findPerformanceMetric, performanceMetrics } from "../../domain/metrics/performance";
import { casesClosed } from "../../domain/metrics/performance/cases-closed";
import { readAssignmentsView } from "../../reports/assignments-report";
import { readCommentsView } from "../../reports/comments-report";
import { readFeedbackView } from "../../reports/feedback-report";
import { readMessageHours } from "../../reports/message-hours";
import type { OpenReport } from "../../reports/open-report";
import { readPerformanceView } from "../../reports/performance-report";
import type { ReportName } from "../../reports/request";
import { readServiceLevelView } from "../../reports/sla-report";
import { readUsageView } from "../../reports/usage-report";
import { readWorkloadNow } from "../../reports/workload-now";
import { readWorkloadView } from "../../reports/workload-report";
import { reportActions } from "../action-ids";
import { option, select } from "../blocks/elements";
import { assignmentCharts, assignmentsParts } from "../replies/assignments";
import { commentsParts } from "../replies/comments";
import { feedbackCharts, feedbackParts } from "../replies/feedback";
import { leaderboardCharts, leaderboardParts } from "../replies/leaderboard";
import { rowsUpToPage } from "../replies/pages";
import { reportPage } from "../replies/report-page";
import { serviceLevelCharts, serviceLevelParts, serviceLevelTables } from "../replies/service-levels";
import { usageParts } from "../replies/usage";
import { workloadCharts, workloadParts, workloadTables } from "../replies/workload";
import { conversationSelect, workloadNowParts } from "../replies/workload-now";
import { type SlackReport, tableSelect } from "./report";
import { users } from "./users";

const performance: SlackReport = async (report, { page }) => {
  const { source, workspace, request, heading, selection, seesEveryone } = report;
  const by = findPerformanceMetric(request.rankBy ?? "") ?? casesClosed;
  const view = await readPerformanceView(source, workspace, { ...selection, by });
  const shown = { heading, view, isRanked: seesEveryone };
  return {
    charts: leaderboardCharts(shown),
    selects: seesEveryone ? [rankingSelect(by.key)] : [],
    page: (charts) => reportPage(leaderboardParts(shown, charts), page),
  };
};

function rankingSelect(chosen: string) {
  const options = performanceMetrics.map(({ key, title }) => option(`By: ${title.toLowerCase()}`, key));
  return select(reportActions.ranking, "Ranked by", { options, chosen });
}

const feedback: SlackReport = async ({ source, workspace, heading, selection }, { page }) => {
  const listed = rowsUpToPage(page);
  const shown = { heading, view: await readFeedbackView(source, workspace, { ...selection, listed }) };
  return {
    charts: feedbackCharts(shown),
    selects: [],
    page: (charts) => reportPage(feedbackParts(shown, charts), page),
  };
};

const assignments: SlackReport = async (report, { page }) => {
  const { source, workspace, heading, selection } = report;
  const view = await readAssignmentsView(source, workspace, { ...selection, listed: rowsUpToPage(page) });
  const shown = { heading, view, onlyName: onlyNameFor(report) };
  return {
    charts: assignmentCharts(shown),
    selects: [],
    page: (charts) => reportPage(assignmentsParts(shown, charts), page),
  };
};

function onlyNameFor({ seesEveryone, viewer, directory }: OpenReport): string | null {
  return seesEveryone || viewer.kind !== "member" ? null : memberName(directory, viewer.memberId);
}

const comments: SlackReport = async ({ source, workspace, heading, selection }, { page }) => {
  const view = await readCommentsView(source, workspace, { ...selection, listed: rowsUpToPage(page) });
  return { charts: [], selects: [], page: () => reportPage(commentsParts({ heading, view }), page) };
};

const workload: SlackReport = async (report, state) => {
  const { source, workspace, heading, selection } = report;
  const { page, part } = state;
  if (report.request.isNow === true) return workloadNow(report, state);
  const view = await readWorkloadView(source, workspace, selection);
  const table = part === "teams" ? part : "members";
  const shown = { heading, view, table } as const;
  return {
    charts: workloadCharts(shown),
    selects: [tableSelect(workloadTables, table)],
    page: (charts) => reportPage(workloadParts(shown, charts), page),
  };
};

const workloadNow: SlackReport = async ({ source, workspace, heading, selection, now }, { page }) => {
  const shown = { heading, view: await readWorkloadNow(source, workspace, selection), now };
  return {
    charts: [],
    selects: conversationSelect(shown),
    page: () => reportPage(workloadNowParts(shown), page),
  };
};

const sla: SlackReport = async ({ source, workspace, heading, selection }, { page, part }) => {
  const table = part === "breaches" ? part : "members";
  const view = await readServiceLevelView(source, workspace, {
    ...selection,
    listed: table === "breaches" ? rowsUpToPage(page) : 0,
  });
  const shown = { heading, view, table } as const;
  return {
    charts: serviceLevelCharts(shown),
    selects: [tableSelect(serviceLevelTables, table)],
    page: (charts) => reportPage(serviceLevelParts(shown, charts), page),
  };
};

const usage: SlackReport = async ({ source, workspace, heading, selection }, { page }) => {
  const view = await readUsageView(source, workspace, selection);
  const hours = await readMessageHours(source, workspace, selection);
  return {
    charts: [volumeByHourAndWeekday(hours, { what: "Messages", zone: selection.zone })],
    selects: [],
    page: (charts) => reportPage(usageParts({ heading, view }, charts), page),
  };
};

/** How each report is read and drawn. */
export const slackReports: Readonly<Record<ReportName, SlackReport>> = {
  users,
  performance,
  feedback,
  assignments,
  comments,
  workload,
  sla,
  usage,
};
