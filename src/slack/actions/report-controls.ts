import { findPerformanceMetric } from "../../domain/metrics/performance";
import { presets } from "../../domain/range";
import { withRange } from "../../reports/request";
import { CUSTOM_RANGE } from "../action-ids";
import type { Desk } from "../desk";
import { answerState } from "../draw-report";
import { drawHome } from "../home";
import { openFilterModal } from "../modals/open";
import { cleared } from "../replies/controls";
import { type ReportState, statistics } from "../report-state";
import type { ActionHandler, UsedAction } from "./action";
import { stateOf, surfaceOf } from "./state";

/** Draws the changed report in place: the message, where only this person sees it, or the Home tab. */
export async function redraw(used: UsedAction, desk: Desk, state: ReportState): Promise<void> {
  if (surfaceOf(used) === "home" && state.kind === "report") return drawHome(desk, used.identity, state);
  const { is_ephemeral } = used.payload.container;
  const isDirect = used.destination.channelId?.startsWith("D") === true;
  return answerState(desk, used.identity, state, { ...used.destination, replaces: is_ephemeral || isDirect });
}

export const changeRange: ActionHandler = async (used, desk) => {
  const chosen = used.action.selected_option?.value;
  if (chosen === CUSTOM_RANGE) return openFilterModal(used, desk);
  const state = await stateOf(used, desk, "report");
  const preset = presets.find((name) => name === chosen);
  if (state === null || preset === undefined) return;
  const request = withRange(state.request, { kind: "preset", preset });
  await redraw(used, desk, { ...state, request, page: 0 });
};

export const changeStatistic: ActionHandler = async (used, desk) => {
  const state = await stateOf(used, desk, "report");
  const statistic = statistics.find((name) => name === used.action.selected_option?.value);
  if (state !== null && statistic !== undefined) await redraw(used, desk, { ...state, statistic });
};

/** Shows another of the report's tables; one that it does not have is its first. */
export const changePart: ActionHandler = async (used, desk) => {
  const state = await stateOf(used, desk, "report");
  const part = used.action.selected_option?.value.slice(0, 32);
  if (state !== null && part !== undefined) await redraw(used, desk, { ...state, part, page: 0 });
};

export const changeRanking: ActionHandler = async (used, desk) => {
  const state = await stateOf(used, desk, "report");
  const metric = findPerformanceMetric(used.action.selected_option?.value ?? "");
  if (state === null || metric === undefined) return;
  await redraw(used, desk, { ...state, request: { ...state.request, rankBy: metric.key }, page: 0 });
};

export const clearAll: ActionHandler = async (used, desk) => {
  const state = await stateOf(used, desk, "report");
  if (state === null) return;
  await redraw(used, desk, { ...state, request: cleared(state.request, used.identity.viewer), page: 0 });
};

export function turnPage(by: 1 | -1): ActionHandler {
  return async (used, desk) => {
    const state = await stateOf(used, desk, "report", "explanation");
    if (state !== null) await redraw(used, desk, { ...state, page: Math.max(0, state.page + by) });
  };
}
