import { isObject } from "./slack-stand-in/parameters";
import type { JsonObject } from "./slack-stand-in/types";

/** The value of one element as Slack writes it in `state.values`: `{type, selected_option: …}`. */
export type ElementValue = JsonObject & { readonly type: string };

/** Values by block id, then action id. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, ElementValue>>>>;

/** For each stateful element: the property of its value, and the property that sets it at first. */
const STATEFUL: Readonly<Record<string, readonly [property: string, initial: string, several: boolean]>> = {
  static_select: ["selected_option", "initial_option", false],
  multi_static_select: ["selected_options", "initial_options", true],
  external_select: ["selected_option", "initial_option", false],
  multi_external_select: ["selected_options", "initial_options", true],
  users_select: ["selected_user", "initial_user", false],
  multi_users_select: ["selected_users", "initial_users", true],
  conversations_select: ["selected_conversation", "initial_conversation", false],
  multi_conversations_select: ["selected_conversations", "initial_conversations", true],
  channels_select: ["selected_channel", "initial_channel", false],
  multi_channels_select: ["selected_channels", "initial_channels", true],
  datepicker: ["selected_date", "initial_date", false],
  timepicker: ["selected_time", "initial_time", false],
  datetimepicker: ["selected_date_time", "initial_date_time", false],
  checkboxes: ["selected_options", "initial_options", true],
  radio_buttons: ["selected_option", "initial_option", false],
  plain_text_input: ["value", "initial_value", false],
  number_input: ["value", "initial_value", false],
  email_text_input: ["value", "initial_value", false],
  url_text_input: ["value", "initial_value", false],
};

/** The property of `state.values` that an element of this type fills; null for buttons and the like. */
export function valueProperty(type: string): string | null {
  return STATEFUL[type]?.[0] ?? null;
}

/** What an element says before anybody touched it; null when it has no state. */
export function initialValue(element: JsonObject): ElementValue | null {
  const type = String(element.type);
  const known = STATEFUL[type];
  if (!known) return null;
  const [property, initial, several] = known;
  return { type, [property]: element[initial] ?? (several ? [] : null) };
}

/** Whether an element's value counts as not filled in. */
export function isEmptyValue(value: ElementValue): boolean {
  const property = valueProperty(value.type);
  const content = property === null ? null : value[property];
  return (
    content === null ||
    content === undefined ||
    content === "" ||
    (Array.isArray(content) && content.length === 0)
  );
}

/** The elements of one block that can carry an `action_id`. */
export function elementsOf(block: JsonObject): JsonObject[] {
  const listed: readonly unknown[] = Array.isArray(block.elements) ? block.elements : [];
  return [...listed, block.accessory, block.element].filter(isObject);
}

/** Slack's `state.values` of a message or view: what was entered, else what stood there at first. */
export function stateValues(blocks: readonly JsonObject[], entered: StateValues): StateValues {
  return Object.fromEntries(
    blocks.flatMap((block) => {
      const blockId = String(block.block_id);
      const values = elementsOf(block).flatMap((element) => {
        const actionId = String(element.action_id);
        const value = entered[blockId]?.[actionId] ?? initialValue(element);
        return value ? [[actionId, value] as const] : [];
      });
      return values.length > 0 ? [[blockId, Object.fromEntries(values)] as const] : [];
    }),
  );
}
