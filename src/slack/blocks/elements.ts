import type { Button, PlainTextElement, PlainTextOption, StaticSelect } from "@slack/types";
import { shortened } from "../escape";

const BUTTON_LENGTH = 75;
const OPTION_LENGTH = 75;

export function plain(text: string, most: number): PlainTextElement {
  return { type: "plain_text", text: shortened(text, most), emoji: false };
}

export function button(actionId: string, text: string, style?: "primary" | "danger"): Button {
  return {
    type: "button",
    action_id: actionId,
    text: plain(text, BUTTON_LENGTH),
    ...(style ? { style } : {}),
  };
}

export function option(text: string, value: string): PlainTextOption {
  return { text: plain(text, OPTION_LENGTH), value };
}

/** A select in which one option may be chosen already. */
export function select(
  actionId: string,
  placeholder: string,
  choices: { readonly options: readonly PlainTextOption[]; readonly chosen: string | null },
): StaticSelect {
  const initial = choices.options.find(({ value }) => value === choices.chosen);
  return {
    type: "static_select",
    action_id: actionId,
    placeholder: plain(placeholder, 150),
    options: [...choices.options],
    ...(initial ? { initial_option: initial } : {}),
  };
}
