import type { ModalView } from "@slack/types";
import { refusalToAdminister } from "../../reports/rights";
import type { ActionHandler } from "../actions/action";
import { plain } from "../blocks/elements";
import { openModal } from "../modals/open";
import { refused } from "../replies/notices";
import { SECRET_FORM, SECRET_INPUT } from "./action-ids";

const LONGEST_SECRET = 512;

/** Opens the form into which the platform's secret is entered: only administrators get it. */
export const openSecretForm: ActionHandler = async (used, desk) => {
  const refusal = refusalToAdminister(used.identity.viewer);
  if (refusal) return desk.messenger.answer(used.destination, refused(refusal));
  return openModal(used, desk, secretForm(used.action.value ?? ""));
};

function secretForm(connectionId: string): ModalView {
  return {
    type: "modal",
    callback_id: SECRET_FORM,
    private_metadata: connectionId,
    title: plain("Enter the secret", 24),
    submit: plain("Save", 24),
    close: plain("Cancel", 24),
    blocks: [
      {
        type: "input",
        block_id: SECRET_INPUT,
        label: plain("Secret that the platform made", 150),
        hint: plain("It is kept to check the platform’s signatures, and never shown again.", 150),
        element: { type: "plain_text_input", action_id: "connection.entered", max_length: LONGEST_SECRET },
      },
    ],
  };
}
