import { breach, type Check, isRecord } from "./breach";
import {
  all,
  array,
  boolean,
  byType,
  exactlyOneOf,
  type Fields,
  integer,
  matching,
  object,
  oneOf,
  optional,
  required,
  string,
  url,
} from "./checks";
import {
  confirmation,
  conversationFilter,
  dispatchConfiguration,
  distinctOptionValues,
  initialAmongOptions,
  markedOption,
  optionGroup,
  overflowOption,
  plainOption,
  plainText,
} from "./composition";

const identity: Fields = { type: required(string()), action_id: optional(string({ min: 1, max: 255 })) };
const confirmable: Fields = { confirm: optional(confirmation) };
const focusable: Fields = { focus_on_load: optional(boolean) };
const placeholder: Fields = { placeholder: optional(plainText(150)) };
const dispatchable: Fields = { dispatch_action_config: optional(dispatchConfiguration) };
const menu: Fields = { ...identity, ...confirmable, ...focusable, ...placeholder };
const severalOf: Fields = { max_selected_items: optional(integer({ min: 1 })) };
const date = matching(/^\d{4}-\d{2}-\d{2}$/, "a date as YYYY-MM-DD");
const decimal = matching(/^-?\d+(\.\d+)?$/, "a number written as a string");
const identifier = string({ min: 1 });

const choices: Fields = {
  options: optional(array(plainOption, { min: 1, max: 100 })),
  option_groups: optional(array(optionGroup, { min: 1, max: 100 })),
};
const choiceRules = [exactlyOneOf(["options", "option_groups"]), initialAmongOptions, distinctOptionValues];

const image: Check = all(
  object({
    type: required(string()),
    alt_text: required(string({ min: 1, max: 2000 })),
    image_url: optional(url),
    slack_file: optional(slackFile()),
  }),
  exactlyOneOf(["image_url", "slack_file"]),
);

/** A file of Slack's own, named by id or by address. */
export function slackFile(): Check {
  return all(object({ id: optional(identifier), url: optional(url) }), exactlyOneOf(["id", "url"]));
}

const lengthsInOrder: Check = (value, path) => {
  if (!isRecord(value)) return [];
  const { min_length: min, max_length: max } = value;
  return typeof min === "number" && typeof max === "number" && min > max
    ? [breach(`${path}/min_length`, `at most max_length (${max})`, `${min}`)]
    : [];
};

const rangeInOrder: Check = (value, path) => {
  if (!isRecord(value)) return [];
  const { min_value: min, max_value: max } = value;
  return typeof min === "string" && typeof max === "string" && Number(min) > Number(max)
    ? [breach(`${path}/min_value`, `at most max_value (${max})`, min)]
    : [];
};

const ticks = (initial: Fields): Check =>
  all(
    object({
      ...identity,
      ...confirmable,
      ...focusable,
      ...initial,
      options: required(array(markedOption, { min: 1, max: 10 })),
    }),
    initialAmongOptions,
    distinctOptionValues,
  );

const conversationMenu: Fields = {
  ...menu,
  default_to_current_conversation: optional(boolean),
  filter: optional(conversationFilter),
};
const respondable: Fields = { response_url_enabled: optional(boolean) };

/** Every element this app may send, by its type. */
const elementChecks = {
  button: object({
    ...identity,
    ...confirmable,
    text: required(plainText(75)),
    value: optional(string({ max: 2000 })),
    url: optional(url),
    style: optional(oneOf(["primary", "danger"])),
    accessibility_label: optional(string({ min: 1, max: 75 })),
  }),
  static_select: all(object({ ...menu, ...choices, initial_option: optional(plainOption) }), ...choiceRules),
  multi_static_select: all(
    object({
      ...menu,
      ...choices,
      ...severalOf,
      initial_options: optional(array(plainOption, { min: 1, max: 100 })),
    }),
    ...choiceRules,
  ),
  external_select: object({
    ...menu,
    min_query_length: optional(integer({ min: 0 })),
    initial_option: optional(plainOption),
  }),
  multi_external_select: object({
    ...menu,
    ...severalOf,
    min_query_length: optional(integer({ min: 0 })),
    initial_options: optional(array(plainOption, { min: 1, max: 100 })),
  }),
  users_select: object({ ...menu, initial_user: optional(identifier) }),
  multi_users_select: object({ ...menu, ...severalOf, initial_users: optional(array(identifier)) }),
  conversations_select: object({
    ...conversationMenu,
    ...respondable,
    initial_conversation: optional(identifier),
  }),
  multi_conversations_select: object({
    ...conversationMenu,
    ...severalOf,
    initial_conversations: optional(array(identifier)),
  }),
  channels_select: object({ ...menu, ...respondable, initial_channel: optional(identifier) }),
  multi_channels_select: object({ ...menu, ...severalOf, initial_channels: optional(array(identifier)) }),
  overflow: all(
    object({ ...identity, ...confirmable, options: required(array(overflowOption, { min: 1, max: 5 })) }),
    distinctOptionValues,
  ),
  datepicker: object({ ...menu, initial_date: optional(date) }),
  timepicker: object({
    ...menu,
    initial_time: optional(matching(/^([01]\d|2[0-3]):[0-5]\d$/, "a time as HH:mm")),
    timezone: optional(identifier),
  }),
  datetimepicker: object({
    ...identity,
    ...confirmable,
    ...focusable,
    initial_date_time: optional(integer({ min: 1_000_000_000, max: 9_999_999_999 })),
  }),
  checkboxes: ticks({ initial_options: optional(array(markedOption, { min: 1 })) }),
  radio_buttons: ticks({ initial_option: optional(markedOption) }),
  plain_text_input: all(
    object({
      ...identity,
      ...focusable,
      ...placeholder,
      ...dispatchable,
      initial_value: optional(string({ max: 3000 })),
      multiline: optional(boolean),
      min_length: optional(integer({ min: 0, max: 3000 })),
      max_length: optional(integer({ min: 1, max: 3000 })),
    }),
    lengthsInOrder,
  ),
  number_input: all(
    object({
      ...identity,
      ...focusable,
      ...placeholder,
      ...dispatchable,
      is_decimal_allowed: required(boolean),
      initial_value: optional(decimal),
      min_value: optional(decimal),
      max_value: optional(decimal),
    }),
    rangeInOrder,
  ),
  email_text_input: object({
    ...identity,
    ...focusable,
    ...placeholder,
    ...dispatchable,
    initial_value: optional(string()),
  }),
  url_text_input: object({
    ...identity,
    ...focusable,
    ...placeholder,
    ...dispatchable,
    initial_value: optional(string()),
  }),
  image,
} satisfies Readonly<Record<string, Check>>;

type ElementType = keyof typeof elementChecks;

const menus: readonly ElementType[] = [
  "static_select",
  "external_select",
  "multi_external_select",
  "users_select",
  "conversations_select",
  "channels_select",
  "multi_static_select",
  "multi_users_select",
  "multi_conversations_select",
  "multi_channels_select",
];
const pickers: readonly ElementType[] = ["datepicker", "timepicker"];
const boxes: readonly ElementType[] = ["checkboxes", "radio_buttons"];

function among(what: string, types: readonly ElementType[]): Check {
  return byType(what, Object.fromEntries(types.map((name) => [name, elementChecks[name]])));
}

export const actionElement = among("an element for an actions block", [
  "button",
  "overflow",
  "datetimepicker",
  ...menus,
  ...pickers,
  ...boxes,
]);
export const accessoryElement = among("an accessory", [
  "button",
  "overflow",
  "image",
  ...menus,
  ...pickers,
  ...boxes,
]);
export const inputElement = among("an input", [
  "plain_text_input",
  "number_input",
  "email_text_input",
  "url_text_input",
  "datetimepicker",
  ...menus,
  ...pickers,
  ...boxes,
]);
export const imageElement = image;
