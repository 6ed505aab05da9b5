import {
  type AlertChangeInput,
  pauseAlert,
  removeAlert,
  resumeAlert,
} from "../../../../commands/digest/alert-changes";
import type { AlertChange } from "../../../../commands/digest/alert-reply";
import type { ActionHandler } from "../../actions/action";
import { type Inline, paragraph, words } from "../../blocks/build";
import { askedBy } from "../../digests/manage/asked";
import { refusalWords } from "../../replies/notices";
import { alertActions, alertIn } from "../action-ids";
import { openAlertForm } from "./open-form";
import { showAlertList } from "./show-list";
import { alertChannelWords, alertWords } from "./words";

/** Every button of `/digest alerts`, by its action id. Rights are checked at each. */
export const listedAlertHandlers: Readonly<Record<string, ActionHandler>> = {
  [alertActions.add]: (used, desk) => openAlertForm(desk, askedBy(used, desk), { isFromList: true }),
  [alertActions.pause]: changing(pauseAlert),
  [alertActions.resume]: changing(resumeAlert),
  [alertActions.remove]: changing(removeAlert),
};

/** Changes the alert at which the button stands, and draws the list anew in its place. */
function changing(change: (id: string, input: AlertChangeInput) => Promise<AlertChange>): ActionHandler {
  return async (used, desk) => {
    const asked = askedBy(used, desk);
    if (await asked.services.isRepeated()) {
      desk.log.warn({ task: "alerts" }, "A repeated request was not carried out again");
      return;
    }
    const outcome = await change(alertIn(used.action.block_id) ?? "", asked);
    const { container } = used.payload;
    const replaces = container.is_ephemeral || asked.destination.channelId?.startsWith("D") === true;
    const destination = { ...asked.destination, replaces };
    return showAlertList(desk, { ...asked, destination }, paragraph(...outcomeWords(outcome)));
  };
}

function outcomeWords(change: AlertChange): Inline[] {
  switch (change.kind) {
    case "paused":
      return [words("Paused: "), ...alertWords(change.alert)];
    case "resumed":
      return [words("It tells again, with your rights: "), ...alertWords(change.alert)];
    case "removed":
      return [words("Removed: "), ...alertWords(change.alert)];
    case "paused-already":
    case "active-already":
      return [words("Somebody did that already. Below is how it stands.")];
    case "channel-problem":
      return [words(`Not resumed. ${alertChannelWords[change.problem]}`)];
    case "gone":
      return [words("That alert is not there any more.")];
    case "refused":
      return [words(refusalWords(change.refusal))];
  }
}
