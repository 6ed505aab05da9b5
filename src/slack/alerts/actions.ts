import type { ActionHandler } from "../actions/action";
import { alertActions } from "./action-ids";
import { listedAlertHandlers } from "./manage/actions";
import { openAlertedConversation } from "./open-timeline";

/** Every button of alerts and of their list, by its action id. */
export const alertActionHandlers: Readonly<Record<string, ActionHandler>> = {
  [alertActions.timeline]: openAlertedConversation,
  ...listedAlertHandlers,
};
