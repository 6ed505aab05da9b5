import type { Check } from "./breach";
import {
  array,
  boolean,
  byType,
  type Fields,
  integer,
  object,
  oneOf,
  optional,
  required,
  string,
  url,
} from "./checks";

const style = object({
  bold: optional(boolean),
  italic: optional(boolean),
  strike: optional(boolean),
  underline: optional(boolean),
  code: optional(boolean),
  highlight: optional(boolean),
  client_highlight: optional(boolean),
  unlink: optional(boolean),
});
const styled: Fields = { type: required(string()), style: optional(style) };
const identifier = required(string({ min: 1 }));

const inlineChecks = {
  text: object({ ...styled, text: identifier }),
  link: object({ ...styled, url: required(url), text: optional(string()), unsafe: optional(boolean) }),
  emoji: object({ ...styled, name: identifier, unicode: optional(string()) }),
  user: object({ ...styled, user_id: identifier }),
  channel: object({ ...styled, channel_id: identifier }),
  usergroup: object({ ...styled, usergroup_id: identifier }),
  team: object({ ...styled, team_id: identifier }),
  broadcast: object({ ...styled, range: required(oneOf(["here", "channel", "everyone"])) }),
  color: object({ ...styled, value: identifier }),
  date: object({
    ...styled,
    timestamp: required(integer({ min: 0 })),
    format: identifier,
    url: optional(url),
    fallback: optional(string()),
  }),
};

const type = required(string());
const border = optional(oneOf([0, 1]));
const inline = byType("a rich text element", inlineChecks);
const section = object({ type, elements: required(array(inline)) });

const parts = byType("a part of rich text", {
  rich_text_section: section,
  rich_text_quote: object({ type, border, elements: required(array(inline)) }),
  rich_text_preformatted: object({
    type,
    border,
    elements: required(array(byType("a text or link", { text: inlineChecks.text, link: inlineChecks.link }))),
  }),
  rich_text_list: object({
    type,
    border,
    style: required(oneOf(["bullet", "ordered"])),
    indent: optional(integer({ min: 0, max: 8 })),
    offset: optional(integer({ min: 0 })),
    elements: required(array(byType("a rich text section", { rich_text_section: section }), { min: 1 })),
  }),
});

/** The elements of a rich text block or of a rich text table cell. */
export const richTextFields: Fields = { type, elements: required(array(parts, { min: 1 })) };

export const richTextCell: Check = object({
  ...richTextFields,
  block_id: optional(string({ min: 1, max: 255 })),
});
