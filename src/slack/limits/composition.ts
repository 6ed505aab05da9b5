import { isDeepStrictEqual } from "node:util";
import { breach, type Check, isRecord } from "./breach";
import { array, boolean, byType, object, oneOf, optional, required, string, url } from "./checks";

const type = required(string());

/** A plain text object of 1 to `max` characters. */
export const plainText = (max: number): Check =>
  byType("a text object", {
    plain_text: object({ type, text: required(string({ min: 1, max })), emoji: optional(boolean) }),
  });

/** A plain or mrkdwn text object of 1 to `max` characters. */
export const anyText = (max: number): Check =>
  byType("a text object", {
    plain_text: object({ type, text: required(string({ min: 1, max })), emoji: optional(boolean) }),
    mrkdwn: object({ type, text: required(string({ min: 1, max })), verbatim: optional(boolean) }),
  });

export const confirmation = object({
  title: optional(plainText(100)),
  text: required(anyText(300)),
  confirm: optional(plainText(30)),
  deny: optional(plainText(30)),
  style: optional(oneOf(["primary", "danger"])),
});

/** Slack's pages name 75 and 150 for the value; the stricter one holds everywhere. */
const option = (text: Check, extra = {}): Check =>
  object({
    text: required(text),
    value: required(string({ max: 75 })),
    description: optional(plainText(75)),
    ...extra,
  });

export const plainOption = option(plainText(75));
export const markedOption = object({
  text: required(anyText(75)),
  value: required(string({ max: 75 })),
  description: optional(anyText(75)),
});
export const overflowOption = option(plainText(75), { url: optional(url) });

export const optionGroup = object({
  label: required(plainText(75)),
  options: required(array(plainOption, { min: 1, max: 100 })),
});

export const dispatchConfiguration = object({
  trigger_actions_on: optional(
    array(oneOf(["on_enter_pressed", "on_character_entered"]), { min: 1, max: 2 }),
  ),
});

export const conversationFilter = object({
  include: optional(array(oneOf(["im", "mpim", "private", "public"]), { min: 1 })),
  exclude_external_shared_channels: optional(boolean),
  exclude_bot_users: optional(boolean),
});

function optionsOf(value: Record<string, unknown>): unknown[] {
  const direct: unknown[] = Array.isArray(value.options) ? value.options : [];
  const groups: unknown[] = Array.isArray(value.option_groups) ? value.option_groups : [];
  return [
    ...direct,
    ...groups.flatMap((group): unknown[] =>
      isRecord(group) && Array.isArray(group.options) ? group.options : [],
    ),
  ];
}

const optionValue = (option: unknown): string => String(isRecord(option) ? option.value : option);

/** What is chosen at first must be one of the options, word for word. */
export const initialAmongOptions: Check = (value, path) => {
  if (!isRecord(value)) return [];
  const options = optionsOf(value);
  const single =
    value.initial_option === undefined ? [] : [["initial_option", value.initial_option] as const];
  const list: unknown[] = Array.isArray(value.initial_options) ? value.initial_options : [];
  return [...single, ...list.map((entry, index) => [`initial_options/${index}`, entry] as const)]
    .filter(([, entry]) => !options.some((option) => isDeepStrictEqual(option, entry)))
    .map(([name, entry]) =>
      breach(`${path}/${name}`, "must be exactly one of the options", optionValue(entry)),
    );
};

/** Two options of one menu must not share a value: the app could not tell them apart. */
export const distinctOptionValues: Check = (value, path) => {
  if (!isRecord(value)) return [];
  const seen = new Set<string>();
  return optionsOf(value).flatMap((option) => {
    const key = optionValue(option);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [breach(path, "option values must be distinct", `${JSON.stringify(key)} twice`)];
  });
};
