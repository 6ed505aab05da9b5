import { presets } from "../../domain/range";
import { cardMember, type UsersRequest } from "../../reports/request";
import { defaultMembers, type Viewer } from "../../reports/rights";
import { CUSTOM_RANGE } from "../action-ids";
import type { Desk } from "../desk";
import { answerState } from "../draw-report";
import { drawHome } from "../home";
import { openFilterModal } from "../modals/open";
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
  const request: UsersRequest = { ...state.request, range: { kind: "preset", preset } };
  await redraw(used, desk, { ...state, request, page: 0 });
};

export const changeStatistic: ActionHandler = async (used, desk) => {
  const state = await stateOf(used, desk, "report");
  const statistic = statistics.find((name) => name === used.action.selected_option?.value);
  if (state !== null && statistic !== undefined) await redraw(used, desk, { ...state, statistic });
};

export const clearAll: ActionHandler = async (used, desk) => {
  const state = await stateOf(used, desk, "report");
  if (state === null) return;
  await redraw(used, desk, { ...state, request: cleared(state.request, used.identity.viewer), page: 0 });
};

/** A card stays the member's; a table goes back to whom the viewer sees without naming anybody. */
function cleared(request: UsersRequest, viewer: Viewer): UsersRequest {
  const { user } = defaultMembers(viewer);
  const members = cardMember(request) === null ? { user: user && [...user] } : request.members;
  return { ...request, members, filter: {} };
}

export function turnPage(by: 1 | -1): ActionHandler {
  return async (used, desk) => {
    const state = await stateOf(used, desk, "report", "explanation");
    if (state !== null) await redraw(used, desk, { ...state, page: Math.max(0, state.page + by) });
  };
}
