import type { InputBlock, ModalView } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import { isSlackError } from "../slack-error";

/** What Slack answers to a view with something in it that it does not take. */
const NOT_TAKEN = ["invalid_arguments", "invalid_blocks"];

/**
 * Shows the view in place of what the person has open; false when they closed it meanwhile. Slack may refuse
 * to choose a channel that the bot cannot see. Then none is chosen, and all else that was entered stays.
 */
export async function updateModal(
  views: Pick<WebClient["views"], "update">,
  viewId: string,
  view: ModalView,
): Promise<boolean> {
  try {
    await views.update({ view_id: viewId, view });
    return true;
  } catch (error) {
    if (isSlackError(error, "not_found")) return false;
    const unchosen = withoutChannels(view);
    if (unchosen === null || !NOT_TAKEN.some((code) => isSlackError(error, code))) throw error;
    return updateModal(views, viewId, unchosen);
  }
}

/** The view with no channel chosen; null when none is. */
function withoutChannels(view: ModalView): ModalView | null {
  let isChosen = false;
  const blocks = view.blocks.map((block) => {
    if (!isInput(block) || block.element.type !== "conversations_select") return block;
    const { initial_conversation: chosen, ...element } = block.element;
    isChosen ||= chosen !== undefined;
    return { ...block, element };
  });
  return isChosen ? { ...view, blocks } : null;
}

function isInput(block: ModalView["blocks"][number]): block is InputBlock {
  return block.type === "input";
}
