import { isObject } from "./parameters";
import type { Channel, JsonObject } from "./types";

/**
 * The view with the channel that the person looks at chosen in the menus that ask for it, as Slack does it:
 * only where nothing is chosen yet and the menu's filter lets the channel through.
 */
export function withCurrentConversation(view: unknown, channel: Channel | undefined): unknown {
  if (!isObject(view) || !Array.isArray(view.blocks) || channel === undefined) return view;
  const blocks = view.blocks.map((block: unknown) =>
    isObject(block) && isObject(block.element) && wants(block.element, channel)
      ? { ...block, element: { ...block.element, initial_conversation: channel.id } }
      : block,
  );
  return { ...view, blocks };
}

function wants(element: JsonObject, channel: Channel): boolean {
  return (
    element.type === "conversations_select" &&
    element.default_to_current_conversation === true &&
    element.initial_conversation === undefined &&
    passes(isObject(element.filter) ? element.filter : {}, channel)
  );
}

function passes(filter: JsonObject, { isPrivate, isExternallyShared }: Channel): boolean {
  const include = Array.isArray(filter.include) ? filter.include : null;
  const isIncluded = include === null || include.includes(isPrivate ? "private" : "public");
  const isExcluded = filter.exclude_external_shared_channels === true && isExternallyShared === true;
  return isIncluded && !isExcluded;
}
