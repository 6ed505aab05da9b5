import { checkBlocks } from "./limits/blocks";
import { type Breach, breach, isRecord, nameOf } from "./limits/breach";
import { array, boolean, type Fields, object, optional, required, string } from "./limits/checks";
import { plainText } from "./limits/composition";

export { type Breach, describeBreach } from "./limits/breach";

/** Longest top-level text of a message that Slack keeps whole. */
export const MESSAGE_TEXT_LENGTH = 4_000;
/** Largest view, as JSON, in bytes. */
export const VIEW_BYTES = 250_000;

function checkText(text: unknown, hasBlocks: boolean): Breach[] {
  if (typeof text !== "string" || text === "") {
    const missing = breach(
      "/text",
      "must be present: screen readers and notifications read it",
      nameOf(text || null),
    );
    return [{ ...missing, refused: !hasBlocks }];
  }
  return text.length > MESSAGE_TEXT_LENGTH
    ? [breach("/text", `at most ${MESSAGE_TEXT_LENGTH} characters`, `${text.length}`)]
    : [];
}

const checkMetadata = object({
  event_type: required(string({ min: 1, max: 255 })),
  event_payload: required((value, path) =>
    isRecord(value) ? [] : [breach(path, "must be an object", nameOf(value))],
  ),
});

/**
 * Checks a message (`text`, `blocks`, `metadata`) against every limit of Slack's Block Kit.
 * Other properties, such as the channel, are not looked at. An empty list means: Slack takes it.
 */
export function checkMessage(message: unknown): Breach[] {
  if (!isRecord(message)) return [breach("", "must be an object", nameOf(message))];
  const { text, blocks, metadata } = message;
  return [
    ...checkText(text, Array.isArray(blocks) && blocks.length > 0),
    ...(blocks === undefined ? [] : checkBlocks(blocks, "message")),
    ...(metadata === undefined ? [] : checkMetadata(metadata, "/metadata")),
  ];
}

const anyList = array(() => []);
const viewFields: Fields = {
  type: required(string()),
  blocks: required(anyList),
  private_metadata: optional(string({ max: 3000 })),
  callback_id: optional(string({ min: 1, max: 255 })),
  external_id: optional(string({ min: 1, max: 255 })),
};
const checkHome = object(viewFields);
const checkModal = object({
  ...viewFields,
  title: required(plainText(24)),
  submit: optional(plainText(24)),
  close: optional(plainText(24)),
  clear_on_close: optional(boolean),
  notify_on_close: optional(boolean),
  submit_disabled: optional(boolean),
});

const isInput = (block: unknown): boolean => isRecord(block) && block.type === "input";

function checkSubmit(view: Record<string, unknown>): Breach[] {
  const hasInput = Array.isArray(view.blocks) && view.blocks.some(isInput);
  return hasInput && view.submit === undefined
    ? [breach("/submit", "must be present when the modal has an input block", "nothing")]
    : [];
}

function checkSize(view: Record<string, unknown>): Breach[] {
  const bytes = Buffer.byteLength(JSON.stringify(view));
  return bytes > VIEW_BYTES ? [breach("", `at most ${VIEW_BYTES} bytes as JSON`, `${bytes}`)] : [];
}

/** Checks a modal or a Home tab, as given to views.open, push, update or publish. */
export function checkView(view: unknown): Breach[] {
  if (!isRecord(view)) return [breach("", "must be an object", nameOf(view))];
  if (view.type === "home")
    return [...checkHome(view, ""), ...checkBlocks(view.blocks, "home"), ...checkSize(view)];
  if (view.type !== "modal")
    return [breach("/type", "must be modal or home", JSON.stringify(view.type) ?? "nothing")];
  return [
    ...checkModal(view, ""),
    ...checkBlocks(view.blocks, "modal"),
    ...checkSubmit(view),
    ...checkSize(view),
  ];
}
