import { refusalToAdminister } from "../../reports/rights";
import type { Desk } from "../desk";
import { directTo } from "../destination";
import { alert, outcomeModal } from "../modals/outcome-modal";
import { showOrTell } from "../modals/update";
import { refusalWords, says } from "../replies/notices";
import { inputOf, type Submission, type SubmissionHandler } from "../submissions/submission";
import { SECRET_INPUT } from "./action-ids";

const TITLE = "Enter the secret";
const SHORTEST_SECRET = 8;
/** Secrets are printable and without spaces; anything else was copied wrongly. */
const SECRET = /^[\x21-\x7e]+$/;

/** Keeps the secret that was entered, beside the present one. */
export const submitSecret: SubmissionHandler = {
  acknowledge: (payload) => {
    const secret = secretIn(payload);
    if (secret.length >= SHORTEST_SECRET && SECRET.test(secret)) {
      return { response_action: "update", view: outcomeModal(TITLE, [alert("Saving…", "info")]) };
    }
    const reason =
      "This is no secret: it is too short, or has spaces in it. Copy all of it, and nothing else.";
    return { response_action: "errors", errors: { [SECRET_INPUT]: reason } };
  },

  async run(payload, desk, requestKey) {
    const services = desk.servicesFor(requestKey);
    if (await services.isRepeated()) return;
    const identity = await desk.people.identify(payload.user.id);
    const refusal = refusalToAdminister(identity.viewer);
    if (refusal) return show(payload, desk, { text: refusalWords(refusal), level: "error" });
    const id = payload.view.private_metadata;
    const connection = await services.connections.setSecret(id, secretIn(payload));
    if (connection === null) {
      return show(payload, desk, { text: "This connection is not there any more.", level: "error" });
    }
    services.recordChange(`entered the secret of the connection ${id}`, identity);
    const old = connection.oldSecretUntil === null ? "" : " The one before it is taken for a week more.";
    const text = `The secret is kept. ${connection.title} can send its webhooks now.${old}`;
    return show(payload, desk, { text, level: "success" });
  },
};

function show(
  payload: Submission,
  desk: Desk,
  { text, level }: { readonly text: string; readonly level: "error" | "success" },
): Promise<void> {
  const view = outcomeModal(TITLE, [alert(text, level)]);
  const destination = directTo(payload.user.id);
  return showOrTell(desk, { viewId: payload.view.id, view }, { destination, message: says(text) });
}

function secretIn(payload: Submission): string {
  return (inputOf(payload, SECRET_INPUT)?.value ?? "").trim();
}
