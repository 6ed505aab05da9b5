import type { Identity } from "../../commands/identity";
import { memberName } from "../domain/directory";
import { findUsersFigure } from "../domain/metrics";
import { openExplanation } from "../reports/explain";
import { explainReport } from "../reports/explain-report";
import { type OpenReport, openReport } from "../reports/open-report";
import { usersRequestOf } from "../reports/report-kinds";
import type { Viewer } from "../reports/rights";
import type { MessageBlock } from "./blocks/build";
import type { Desk } from "./desk";
import { readShared } from "./drawn-report";
import type { Destination, Draft } from "./messenger";
import { contributionsReport } from "./replies/contributions";
import { pageControls, reportControls, sharedControls } from "./replies/controls";
import { explanationReport } from "./replies/explanation";
import { refused } from "./replies/notices";
import type { ReportPage } from "./replies/report-page";
import { sharedBy } from "./replies/shared";
import type { ReportState } from "./report-state";
import type { ReadReport } from "./reports/report";

type ReportOf<Kind extends ReportState["kind"]> = Extract<ReportState, { kind: Kind }>;

/** Who reads a report, and by that which controls it has. */
export type Audience =
  | { readonly kind: "private"; readonly viewer: Viewer }
  | { readonly kind: "channel"; readonly sharedBy: string };

/** Answers with what the state asks for, as this person may see it. Rights are checked every time. */
export async function answerState(
  desk: Desk,
  { viewer }: Identity,
  state: ReportState,
  destination: Destination,
): Promise<void> {
  const opened = await openReport(desk.reports, viewer, state.request, desk.clocks.reportTime());
  if (opened.kind === "refused") return desk.messenger.answer(destination, refused(opened.refusal));
  if (state.kind === "explanation") return answerExplanation(desk, opened.report, state, destination);
  const audience = { kind: "private", viewer } as const;
  return desk.messenger.answer(
    destination,
    await reportDraft(desk, { state, opened: opened.report, audience }),
  );
}

/** A report with its controls, drawn with whatever charts Slack takes. */
export async function reportDraft(
  desk: Desk,
  given: {
    readonly state: ReportOf<"report">;
    readonly opened: OpenReport;
    readonly audience: Audience;
  },
): Promise<Draft> {
  const { state, opened, audience } = given;
  const shared = await readShared(desk, opened, state);
  const { report } = shared;
  return async (renderers) => {
    const { shown, used } = await shared.draw(renderers);
    const { text, blocks } = shown.message;
    const above = audience.kind === "channel" ? [sharedBy(audience.sharedBy)] : [];
    const controls = await controlsOf(desk, { ...given, report, shown });
    return { message: { text, blocks: [...above, ...blocks, ...controls] }, used };
  };
}

async function controlsOf(
  desk: Desk,
  given: {
    readonly state: ReportOf<"report">;
    readonly audience: Audience;
    readonly report: ReadReport;
    readonly shown: ReportPage;
  },
): Promise<MessageBlock[]> {
  const { state, audience, report, shown } = given;
  const token = await desk.states.save({ ...state, page: shown.page });
  if (audience.kind === "channel") return [sharedControls(token)];
  const { viewer } = audience;
  return [
    ...pageControls(token, shown.page, shown.pages),
    reportControls(token, { request: state.request, selects: report.selects, viewer }),
  ];
}

async function answerExplanation(
  desk: Desk,
  opened: OpenReport,
  state: ReportOf<"explanation">,
  destination: Destination,
): Promise<void> {
  const { message, page, pages } = await desk.takeLongTurn(() => explanationOf(opened, state));
  const token = await desk.states.save({ ...state, page });
  const blocks = [...message.blocks, ...pageControls(token, page, pages)];
  return desk.messenger.answer(destination, { text: message.text, blocks });
}

async function explanationOf(opened: OpenReport, state: ReportOf<"explanation">): Promise<ReportPage> {
  const { source, workspace, request, viewer, now, directory, heading, selection } = opened;
  const { report } = request;
  if (report !== "users") {
    const question = { report, key: state.figure };
    const explanation = await explainReport(source, workspace, selection, question);
    if (explanation === null) throw new RangeError(`The report ${report} has no figure ${state.figure}`);
    return contributionsReport({ heading, explanation }, state.page);
  }
  const figure = findUsersFigure(state.figure);
  if (figure === undefined) throw new RangeError(`The users report has no figure ${state.figure}`);
  const outcome = await openExplanation(opened, viewer, { request: usersRequestOf(request), figure }, now);
  if (outcome.kind === "refused") throw new Error("A report that was opened is refused");
  return explanationReport(outcome, state.page, (memberId) => memberName(directory, memberId));
}
