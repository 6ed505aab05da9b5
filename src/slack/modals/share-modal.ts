import type { ModalView } from "@slack/types";
import { modals } from "../action-ids";
import { plain } from "../blocks/elements";
import type { Metadata } from "./metadata";
import { alert, outcomeModal } from "./outcome-modal";

const TITLE = "Share to channel";

export const SHARE_INPUT = "conversation";

/** Asks for the channel; above it what was wrong with the one before. */
export function shareModal(metadata: Metadata, problem: string | null): ModalView {
  return {
    type: "modal",
    callback_id: modals.share,
    private_metadata: JSON.stringify(metadata),
    title: plain(TITLE, 24),
    submit: plain("Share", 24),
    close: plain("Cancel", 24),
    blocks: [
      ...(problem === null ? [] : [alert(problem, "error")]),
      {
        type: "input",
        block_id: SHARE_INPUT,
        label: plain("Channel", 150),
        hint: plain("Everybody in it will see the report as you see it now, and who shared it.", 150),
        element: {
          type: "conversations_select",
          action_id: "share.conversation",
          placeholder: plain("Choose a channel", 150),
          filter: {
            include: ["public", "private"],
            exclude_external_shared_channels: true,
            exclude_bot_users: true,
          },
        },
      },
    ],
  };
}

/** What the modal says while it works and when it is done. */
export function shareOutcome(text: string, level: "info" | "error" | "success"): ModalView {
  return outcomeModal(TITLE, [alert(text, level)]);
}
