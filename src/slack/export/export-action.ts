import type { Identity } from "../../../commands/identity";
import { exportFiles } from "../../export/export-files";
import { exportReport } from "../../export/export-report";
import type { Workbook } from "../../export/sheet";
import { refusalToOpen } from "../../reports/report-kinds";
import { tokenIn } from "../action-ids";
import type { ActionHandler, UsedAction } from "../actions/action";
import { stateOf } from "../actions/state";
import type { Desk } from "../desk";
import { shortened } from "../escape";
import { refused, says } from "../replies/notices";
import { slackErrorCode } from "../slack-error";

const COMMENT_LENGTH = 1_500;

const ALREADY_SENT =
  "This export was asked for a moment ago. It comes to your messages with Caseboard; for a fresh one, press Export again in a minute.";

/**
 * Sends the report whose button was pressed, and the conversations behind it, to the person's direct
 * messages. What the person may see is checked again here. Pressed twice in a row, it is sent once.
 */
export const sendExport: ActionHandler = async (used, desk) => {
  const { identity, destination, payload, action } = used;
  if (await desk.servicesFor(`export/${payload.trigger_id}`).isRepeated()) {
    desk.log.warn({ task: "export" }, "A repeated request was not carried out again");
    return;
  }
  const state = await stateOf(used, desk, "report");
  if (state === null) return;
  const { viewer, slackUserId } = identity;
  const refusal = refusalToOpen(viewer, state.request);
  if (refusal) return desk.messenger.answer(destination, refused(refusal));
  const isFirst = await desk.claimExport(`${slackUserId}/${tokenIn(action.block_id)}`);
  if (!isFirst) return tell(used, desk, ALREADY_SENT);
  const outcome = await exportReport(desk.reports, viewer, state.request, desk.clocks.reportTime());
  if (outcome.kind === "refused") return desk.messenger.answer(destination, refused(outcome.refusal));
  return tell(used, desk, await send(outcome.workbook, identity, desk));
};

/** Sends the files; gives what to say about it. */
async function send(workbook: Workbook, { slackUserId }: Identity, desk: Desk): Promise<string> {
  const { files, isXlsxLeftOut } = await exportFiles(workbook);
  const about = workbook.about.map(({ text }) => text).join(" · ");
  const note = isXlsxLeftOut ? " There are too many rows for an Excel workbook; the CSV files have all." : "";
  try {
    const comment = `Export: ${shortened(about, COMMENT_LENGTH)}.${note}`;
    await desk.sendFiles(slackUserId, { comment, files });
  } catch (error) {
    const code = slackErrorCode(error);
    if (code === null) throw error;
    return notTaken(code);
  }
  const formats = isXlsxLeftOut ? "as CSV" : "as an Excel workbook and as CSV";
  return `Sent to your messages with Caseboard, ${formats}: the report and the conversations behind it.${note}`;
}

function notTaken(code: string): string {
  if (code === "missing_scope") {
    return "Slack did not take the files (missing_scope): the app lacks the right files:write. Ask whoever installed Caseboard to install it again from its manifest.";
  }
  return `Slack did not take the files (${code}). Press Export again in a minute; if that fails too, tell whoever runs Caseboard.`;
}

/** On the Home tab there is nowhere to say it but where the files come, so only what went wrong is said. */
async function tell({ destination, payload }: UsedAction, desk: Desk, words: string): Promise<void> {
  const isHome = payload.container.type === "view";
  if (isHome && words.startsWith("Sent ")) return;
  await desk.messenger.answer(destination, says(words));
}
