import type { InputBlock, ModalView } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import type { Message } from "../blocks/build";
import type { Desk } from "../desk";
import type { Destination } from "../messenger";
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

/** Shows the view in place of the form that was sent; whoever closed that meanwhile is told by message. */
export async function showOrTell(
  { slack, messenger }: Pick<Desk, "slack" | "messenger">,
  shown: { readonly viewId: string; readonly view: ModalView },
  told: { readonly destination: Destination; readonly message: Message },
): Promise<void> {
  const isOpen = await updateModal(slack.views, shown.viewId, shown.view);
  if (!isOpen) await messenger.answer(told.destination, told.message);
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
