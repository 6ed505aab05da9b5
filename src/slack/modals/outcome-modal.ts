import type { AlertBlock, ModalView } from "@slack/types";
import type { MessageBlock } from "../blocks/build";
import { plain } from "../blocks/elements";

export function alert(text: string, level: NonNullable<AlertBlock["level"]>): AlertBlock {
  return { type: "alert", text: plain(text, 200), level };
}

/** What the form says while it works, and when it is over. `metadata` is for the buttons among the blocks. */
export function outcomeModal(
  title: string,
  blocks: readonly (AlertBlock | Exclude<MessageBlock, { type: "data_visualization" }>)[],
  metadata = "",
): ModalView {
  return {
    type: "modal",
    title: plain(title, 24),
    close: plain("Close", 24),
    private_metadata: metadata,
    blocks: [...blocks],
  };
}
