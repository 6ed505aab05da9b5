import type { Identity } from "../../commands/identity";
import type { ReportOutcome } from "../../commands/reply";
import { renderOutcomes } from "../charts/render";
import { memberName } from "../domain/directory";
import { findUsersFigure } from "../domain/metrics";
import { localDateAt } from "../domain/period";
import { openExplanation } from "../reports/explain";
import { openPerf } from "../reports/perf";
import { seesEveryone } from "../reports/rights";
import type { MessageBlock } from "./blocks/build";
import type { Desk } from "./desk";
import type { Destination, Draft } from "./messenger";
import { cardCharts, cardReport } from "./replies/card";
import { pageControls, reportControls, sharedControls } from "./replies/controls";
import { explanationReport } from "./replies/explanation";
import { refused } from "./replies/notices";
import { sharedBy } from "./replies/shared";
import { tableReport } from "./replies/table";
import type { ReportState } from "./report-state";
import { errorFields } from "./work";

type ReportOf<Kind extends ReportState["kind"]> = Extract<ReportState, { kind: Kind }>;

/** Who reads a report, and by that which controls it has. */
export type Audience =
  | { readonly kind: "private"; readonly seesEveryone: boolean }
  | { readonly kind: "channel"; readonly sharedBy: string };

/** Answers with what the state asks for, as this person may see it. Rights are checked every time. */
export async function answerState(
  desk: Desk,
  identity: Identity,
  state: ReportState,
  destination: Destination,
): Promise<void> {
  if (state.kind === "explanation") return answerExplanation(desk, identity, state, destination);
  const outcome = await openPerf(desk.reports, identity.viewer, state.request, desk.clocks.reportTime());
  if (outcome.kind === "refused") return desk.messenger.answer(destination, refused(outcome.refusal));
  const audience = { kind: "private", seesEveryone: seesEveryone(identity.viewer) } as const;
  return desk.messenger.answer(destination, reportDraft(desk, { state, outcome, audience }));
}

/** A report with its controls, drawn with whatever charts Slack takes. */
export function reportDraft(
  desk: Desk,
  report: {
    readonly state: ReportOf<"report">;
    readonly outcome: ReportOutcome;
    readonly audience: Audience;
  },
): Draft {
  return async (renderers) => {
    const { state, outcome, audience } = report;
    if (outcome.kind === "card") {
      const today = localDateAt(desk.clocks.reportTime(), outcome.heading.zone);
      const charts = await renderOutcomes(cardCharts(outcome, today), renderers, ({ renderer, error }) =>
        desk.log.warn({ renderer, ...errorFields(error) }, "A chart renderer failed"),
      );
      const { text, blocks } = cardReport(outcome, charts.blocks);
      const controls = await controlsOf(desk, { state, audience, statistic: null, page: 0, pages: 1 });
      return { message: withFrame(text, blocks, controls, audience), used: charts.used };
    }
    const { message, page, pages } = tableReport(outcome, state);
    const shown = { state: { ...state, page }, audience, statistic: state.statistic, page, pages };
    const controls = await controlsOf(desk, shown);
    return { message: withFrame(message.text, message.blocks, controls, audience), used: new Set() };
  };
}

async function controlsOf(
  desk: Desk,
  shown: {
    readonly state: ReportOf<"report">;
    readonly audience: Audience;
    readonly statistic: ReportOf<"report">["statistic"] | null;
    readonly page: number;
    readonly pages: number;
  },
): Promise<MessageBlock[]> {
  const { state, audience, statistic, page, pages } = shown;
  const token = await desk.states.save(state);
  if (audience.kind === "channel") return [sharedControls(token)];
  const { request } = state;
  const { seesEveryone: all } = audience;
  return [
    ...pageControls(token, page, pages),
    reportControls(token, { request, statistic, seesEveryone: all }),
  ];
}

function withFrame(
  text: string,
  blocks: readonly MessageBlock[],
  controls: readonly MessageBlock[],
  audience: Audience,
) {
  const above = audience.kind === "channel" ? [sharedBy(audience.sharedBy)] : [];
  return { text, blocks: [...above, ...blocks, ...controls] };
}

async function answerExplanation(
  desk: Desk,
  identity: Identity,
  state: ReportOf<"explanation">,
  destination: Destination,
): Promise<void> {
  const figure = findUsersFigure(state.figure);
  if (figure === undefined)
    throw new RangeError("A stored explanation is about a figure that does not exist");
  const question = { request: state.request, figure };
  const outcome = await openExplanation(desk.reports, identity.viewer, question, desk.clocks.reportTime());
  if (outcome.kind === "refused") return desk.messenger.answer(destination, refused(outcome.refusal));
  const directory = await desk.reports.source.directory(desk.reports.workspace);
  const nameOf = (memberId: string) => memberName(directory, memberId);
  const { message, page, pages } = explanationReport(outcome, state.page, nameOf);
  const token = await desk.states.save({ ...state, page });
  const blocks = [...message.blocks, ...pageControls(token, page, pages)];
  return desk.messenger.answer(destination, { text: message.text, blocks });
}
