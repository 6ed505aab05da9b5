import { openActions, reportActions, sharedActions } from "../action-ids";
import { alertActionHandlers } from "../alerts/actions";
import { ENTER_SECRET } from "../connections/action-ids";
import { openSecretForm } from "../connections/secret-form";
import { digestActionHandlers } from "../digests/manage/actions";
import { EXPORT_ACTION } from "../export/action-id";
import { sendExport } from "../export/export-action";
import { openExplainModal, openFilterModal, openShareModal } from "../modals/open";
import type { ActionHandler } from "./action";
import { openConversation } from "./open-conversation";
import {
  changePart,
  changeRange,
  changeRanking,
  changeStatistic,
  clearAll,
  turnPage,
} from "./report-controls";
import { explainPrivately, openPrivately } from "./shared-controls";

/** Every button and select outside modals, by its action id. */
export const actionHandlers: Readonly<Record<string, ActionHandler>> = {
  [reportActions.range]: changeRange,
  [reportActions.statistic]: changeStatistic,
  [reportActions.part]: changePart,
  [reportActions.ranking]: changeRanking,
  [reportActions.conversation]: openConversation,
  [reportActions.filter]: openFilterModal,
  [reportActions.clear]: clearAll,
  [reportActions.share]: openShareModal,
  [reportActions.explain]: openExplainModal,
  [EXPORT_ACTION]: sendExport,
  [reportActions.previous]: turnPage(-1),
  [reportActions.next]: turnPage(1),
  [sharedActions.open]: openPrivately,
  ...Object.fromEntries(openActions.map((actionId) => [actionId, openPrivately])),
  [sharedActions.explain]: explainPrivately,
  [ENTER_SECRET]: openSecretForm,
  ...alertActionHandlers,
  ...digestActionHandlers,
};
