import type { HomeView } from "@slack/types";
import type { Identity } from "../../commands/identity";
import { renderOutcomes } from "../charts/render";
import { textRenderer } from "../charts/text-bars";
import { casesClosed } from "../domain/metrics/performance/cases-closed";
import { localDateAt } from "../domain/period";
import { defaultRange } from "../domain/range";
import { openReport } from "../reports/open-report";
import { openPerf } from "../reports/perf";
import { readPerformanceView } from "../reports/performance-report";
import type { ReportRequest } from "../reports/request";
import { seesEveryone, type Viewer } from "../reports/rights";
import { readWorkloadView } from "../reports/workload-report";
import type { Desk } from "./desk";
import { cardCharts } from "./replies/card";
import { reportControls } from "./replies/controls";
import { homeCard, homeFigures, homeRefusal, homeTeam, homeView } from "./replies/home";
import type { ReportState } from "./report-state";
import { statisticSelect } from "./reports/users";
import { errorFields } from "./work";

type HomeState = Extract<ReportState, { kind: "report" }>;

const defaultState: HomeState = {
  kind: "report",
  request: { report: "users", members: {}, entries: {}, range: defaultRange, filter: {}, compare: true },
  statistic: "p50",
  page: 0,
};

/**
 * Draws a person's Home tab: their own figures, and for who may see everyone the team's. Without a state it
 * is what they last looked at.
 */
export async function drawHome(desk: Desk, identity: Identity, state: HomeState | null): Promise<void> {
  const last = state ?? (await desk.states.remembered(identity.slackUserId));
  const view = await homeOf(
    desk,
    identity,
    last?.kind === "report" && last.request.report === "users" ? last : defaultState,
  );
  await desk.slack.views.publish({ user_id: identity.slackUserId, view });
}

async function homeOf(desk: Desk, identity: Identity, state: HomeState): Promise<HomeView> {
  if (identity.kind === "outsider") {
    const { viewer } = identity;
    const reason = viewer.kind === "outsider" ? viewer.reason : "unlinked";
    return homeRefusal({ kind: "outsider", reason });
  }
  const own: ReportRequest = { ...state.request, members: { user: [identity.memberId] } };
  const now = desk.clocks.reportTime();
  const outcome = await openPerf(desk.reports, identity.viewer, own, now);
  if (outcome.kind !== "card") return homeRefusal(outcome.kind === "refused" ? outcome.refusal : null);
  const charts = await renderOutcomes(
    cardCharts(outcome, localDateAt(now, outcome.heading.zone)),
    [textRenderer],
    ({ error }) => desk.log.warn(errorFields(error), "A chart could not be drawn as text"),
  );
  const all = seesEveryone(identity.viewer);
  const shown = { ...state, request: all ? state.request : own };
  const token = await desk.states.save(shown);
  await desk.states.remember(identity.slackUserId, token);
  const controls = reportControls(token, {
    request: shown.request,
    selects: all ? [statisticSelect(state.statistic)] : [],
    viewer: identity.viewer,
  });
  const team = all ? await openPerf(desk.reports, identity.viewer, teamRequest(state.request), now) : null;
  return homeView([
    controls,
    ...homeCard(outcome, charts.blocks),
    ...(await moreFigures(desk, identity.viewer, own)),
    ...(team?.kind === "table" ? homeTeam(team, state.statistic) : []),
  ]);
}

/** The person's own figures of the performance and the workload report. */
async function moreFigures(desk: Desk, viewer: Viewer, own: ReportRequest) {
  const opened = await openReport(desk.reports, viewer, own, desk.clocks.reportTime());
  if (opened.kind === "refused") return [];
  const { source, workspace, selection } = opened.report;
  const [performance, workload] = await Promise.all([
    readPerformanceView(source, workspace, { ...selection, by: casesClosed }),
    readWorkloadView(source, workspace, selection),
  ]);
  return homeFigures(performance, workload);
}

/** Two members and more are a table; the card of a single one is no summary of the team. */
function teamRequest(request: ReportRequest): ReportRequest {
  const [only, ...others] = request.members.user ?? [];
  const isOne = only !== undefined && others.length === 0 && request.members.team === undefined;
  return { ...request, compare: true, members: isOne ? {} : request.members };
}
