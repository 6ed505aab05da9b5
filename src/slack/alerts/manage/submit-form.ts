import type { ModalView } from "@slack/types";
import { refusalToManage } from "../../../../commands/digest/rights";
import { type Message, message, paragraph, words } from "../../blocks/build";
import type { Desk } from "../../desk";
import { destinationFrom } from "../../destination";
import type { Asked } from "../../digests/manage/asked";
import { teamChoices } from "../../digests/manage/open-form";
import { alert, outcomeModal } from "../../modals/outcome-modal";
import { showOrTell } from "../../modals/update";
import { refusalWords, says } from "../../replies/notices";
import type { Submission, SubmissionHandler } from "../../submissions/submission";
import { listedAlert, readAlertSettings } from "./alert-list";
import { ALERT_FORM_TITLE, alertForm } from "./form";
import { alertInputProblems, alertValuesIn } from "./form-values";
import { type AlertFormMetadata, readAlertMetadata } from "./metadata";
import { saveAlert } from "./save-alert";
import { showAlertList } from "./show-list";
import { describedAlert } from "./words";

const TOO_OLD = "This form is too old. Type /digest alerts add for a new one.";

/** Slack is answered at once; what has to be asked of Slack and the database comes after it. */
export const submitAlertForm: SubmissionHandler = {
  acknowledge(payload) {
    const errors = alertInputProblems(alertValuesIn(payload));
    if (Object.keys(errors).length > 0) return { response_action: "errors", errors };
    return { response_action: "update", view: outcomeModal(ALERT_FORM_TITLE, [alert("Adding…", "info")]) };
  },

  async run(payload, desk, requestKey) {
    const services = desk.servicesFor(requestKey);
    if (await services.isRepeated()) {
      desk.log.warn({ task: "alert form" }, "A repeated request was not carried out again");
      return;
    }
    const metadata = readAlertMetadata(payload.view.private_metadata);
    const identity = await desk.people.identify(payload.user.id);
    const destination = destinationFrom(metadata, payload.user.id, desk);
    const now = desk.clocks.reportTime();
    const asked = { identity, destination, triggerId: payload.trigger_id, services, now };
    const refusal = refusalToManage(identity.viewer);
    if (metadata === null) return showEnd(payload, desk, { asked, text: TOO_OLD });
    if (refusal) return showEnd(payload, desk, { asked, text: refusalWords(refusal) });
    return saveAndShow(payload, desk, { metadata, asked });
  },
};

async function saveAndShow(
  payload: Submission,
  desk: Desk,
  { metadata, asked }: { readonly metadata: AlertFormMetadata; readonly asked: Asked },
): Promise<void> {
  const values = alertValuesIn(payload);
  const [teams, settings] = await Promise.all([teamChoices(desk), readAlertSettings(desk.reports)]);
  const outcome = await saveAlert(values, metadata.alertId, { asked, teams });
  if (outcome.kind === "problem") {
    const view = alertForm({ metadata, values, teams, settings, problem: outcome.words });
    return show(payload, desk, { asked, view, otherwise: says(outcome.words) });
  }
  const added = [
    paragraph(words("Added, with your rights:")),
    describedAlert(listedAlert(outcome.alert, settings)),
  ];
  const view = outcomeModal("Alert added", added);
  await show(payload, desk, { asked, view, otherwise: message("The alert was added.", added) });
  if (!metadata.isFromList) return;
  await showAlertList(desk, { ...asked, destination: { ...asked.destination, replaces: true } });
}

/** Nothing more can be done with the form. */
function showEnd(
  payload: Submission,
  desk: Desk,
  { asked, text }: { readonly asked: Asked; readonly text: string },
): Promise<void> {
  const view = outcomeModal(ALERT_FORM_TITLE, [alert(text, "error")]);
  return show(payload, desk, { asked, view, otherwise: says(text) });
}

function show(
  payload: Submission,
  desk: Desk,
  {
    asked,
    view,
    otherwise,
  }: { readonly asked: Asked; readonly view: ModalView; readonly otherwise: Message },
): Promise<void> {
  const { destination } = asked;
  return showOrTell(desk, { viewId: payload.view.id, view }, { destination, message: otherwise });
}
