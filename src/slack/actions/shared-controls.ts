import { answerState } from "../draw-report";
import { openExplainModal } from "../modals/open";
import type { ActionHandler } from "./action";
import { stateOf } from "./state";

/** Shows the report of a message in a channel to whoever asked, if they may see it, and to nobody else. */
export const openPrivately: ActionHandler = async (used, desk) => {
  const state = await stateOf(used, desk, "report");
  if (state !== null) await answerState(desk, used.identity, state, { ...used.destination, replaces: false });
};

export const explainPrivately: ActionHandler = openExplainModal;
