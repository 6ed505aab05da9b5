import type { ModalView } from "@slack/types";
import { refusalToManage } from "../../../../commands/digest/rights";
import type { Message } from "../../blocks/build";
import type { Desk } from "../../desk";
import { destinationFrom } from "../../destination";
import { alert, outcomeModal } from "../../modals/outcome-modal";
import { showOrTell } from "../../modals/update";
import { refusalWords, says } from "../../replies/notices";
import type { Submission, SubmissionHandler } from "../../submissions/submission";
import type { Asked } from "./asked";
import { digestForm, formTitle } from "./form";
import { inputProblems, valuesIn } from "./form-values";
import { readListed } from "./list-view";
import { type FormMetadata, readFormMetadata } from "./metadata";
import { teamChoices } from "./open-form";
import { type SaveOutcome, saveDigest } from "./save-digest";
import { savedButtons, savedMessage, savedWords } from "./saved";
import { showList } from "./show-list";

const TOO_OLD = "This form is too old. Type /digest list for a new one.";

/** Slack is answered at once; what has to be asked of Slack and the database comes after it. */
export const submitDigestForm: SubmissionHandler = {
  acknowledge(payload) {
    const problems = inputProblems(valuesIn(payload));
    if (Object.keys(problems).length > 0) return { response_action: "errors", errors: problems };
    const metadata = readFormMetadata(payload.view.private_metadata);
    const title = formTitle(metadata ?? { version: 0 });
    return { response_action: "update", view: outcomeModal(title, [alert("Saving…", "info")]) };
  },

  async run(payload, desk, requestKey) {
    const services = desk.servicesFor(requestKey);
    if (await services.isRepeated()) {
      desk.log.warn({ task: "digest form" }, "A repeated request was not carried out again");
      return;
    }
    const metadata = readFormMetadata(payload.view.private_metadata);
    const identity = await desk.people.identify(payload.user.id);
    const destination = destinationFrom(metadata, payload.user.id, desk);
    const now = desk.clocks.reportTime();
    const asked = { identity, destination, triggerId: payload.trigger_id, services, now };
    if (metadata === null) return showEnd(payload, desk, { asked, text: TOO_OLD });
    const refusal = refusalToManage(identity.viewer);
    if (refusal) return showEnd(payload, desk, { asked, text: refusalWords(refusal) });
    return saveAndShow(payload, desk, { metadata, asked });
  },
};

interface Given {
  readonly metadata: FormMetadata;
  readonly asked: Asked;
}

async function saveAndShow(payload: Submission, desk: Desk, { metadata, asked }: Given): Promise<void> {
  const values = valuesIn(payload);
  const teams = await teamChoices(desk);
  const teamIds = teams.map(({ value }) => value);
  const outcome = await saveDigest(values, metadata, { asked, teamIds });
  if (outcome.kind === "saved") return showSaved(payload, desk, { metadata, asked, outcome });
  const { version, words: problem } = outcome;
  const again = { ...metadata, version };
  const view = digestForm({ metadata: again, values, teams, problem, now: asked.now });
  return show(payload, desk, { asked, view, otherwise: says(problem) });
}

async function showSaved(
  payload: Submission,
  desk: Desk,
  { metadata, asked, outcome }: Given & { readonly outcome: Extract<SaveOutcome, { kind: "saved" }> },
): Promise<void> {
  const { digest, forgone } = outcome;
  const saved = { ...(await readListed(asked.services, digest, asked.now)), forgone };
  const view = outcomeModal(
    outcome.isNew ? "Digest added" : "Digest saved",
    [savedWords(saved), savedButtons(digest.id)],
    JSON.stringify(metadata),
  );
  await show(payload, desk, { asked, view, otherwise: savedMessage(saved) });
  const { page } = metadata;
  if (page === null) return;
  const destination = { ...asked.destination, replaces: true };
  await showList(desk, { ...asked, destination }, { page });
}

/** Nothing more can be done with the form. */
function showEnd(
  payload: Submission,
  desk: Desk,
  { asked, text }: { readonly asked: Asked; readonly text: string },
): Promise<void> {
  const view = outcomeModal("Digest", [alert(text, "error")]);
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
