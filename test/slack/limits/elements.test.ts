import { checkMessage } from "../../../src/slack/limits";
import {
  actions,
  button,
  many,
  messagePaths,
  mrkdwn,
  option,
  options,
  plain,
  select,
  text,
} from "../../support/sized-blocks";

describe("buttons, menus and other elements", () => {
  it.each<[string, unknown]>([
    ["25 actions", [actions(...many(25, () => button()))]],
    [
      "a button at every limit",
      [
        actions(
          button({ text: plain(75), value: text(2000), url: `https://${text(2992)}`, style: "danger" }),
        ),
      ],
    ],
    [
      "a confirmation at every limit",
      [
        actions(
          button({ confirm: { title: plain(100), text: mrkdwn(300), confirm: plain(30), deny: plain(30) } }),
        ),
      ],
    ],
    ["a select of 100 options", [actions(select({ options: options(100), placeholder: plain(150) }))]],
    ["an option of 75 characters", [actions(select({ options: [option(text(75), { text: plain(75) })] }))]],
    ["an overflow of 5 options", [actions({ type: "overflow", options: options(5) })]],
    ["checkboxes with 10 options", [actions({ type: "checkboxes", options: options(10) })]],
  ])("may be %s", (_name, blocks) => {
    expect(checkMessage({ text: "t", blocks })).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ["no actions", actions(), "/blocks/0/elements"],
    ["26 actions", actions(...many(26, () => button())), "/blocks/0/elements"],
    [
      "a button text of 76 characters",
      actions(button({ text: plain(76) })),
      "/blocks/0/elements/0/text/text",
    ],
    ["a button text in mrkdwn", actions(button({ text: mrkdwn(1) })), "/blocks/0/elements/0/text/type"],
    [
      "a button value of 2001 characters",
      actions(button({ value: text(2001) })),
      "/blocks/0/elements/0/value",
    ],
    [
      "a button URL of 3001 characters",
      actions(button({ url: `https://${text(2993)}` })),
      "/blocks/0/elements/0/url",
    ],
    ["a button URL that runs script", actions(button({ url: "javascript:1" })), "/blocks/0/elements/0/url"],
    ["a button of another style", actions(button({ style: "blue" })), "/blocks/0/elements/0/style"],
    [
      "an action_id of 256 characters",
      actions(button({ action_id: text(256) })),
      "/blocks/0/elements/0/action_id",
    ],
    [
      "a confirmation title of 101 characters",
      actions(button({ confirm: { title: plain(101), text: plain(1) } })),
      "/blocks/0/elements/0/confirm/title/text",
    ],
    [
      "a confirmation text of 301 characters",
      actions(button({ confirm: { text: plain(301) } })),
      "/blocks/0/elements/0/confirm/text/text",
    ],
    [
      "a confirm button of 31 characters",
      actions(button({ confirm: { text: plain(1), confirm: plain(31) } })),
      "/blocks/0/elements/0/confirm/confirm/text",
    ],
    ["a select of 101 options", actions(select({ options: options(101) })), "/blocks/0/elements/0/options"],
    ["a select of no options", actions(select({ options: [] })), "/blocks/0/elements/0/options"],
    ["a select without options", actions({ type: "static_select" }), "/blocks/0/elements/0"],
    [
      "a select with options and groups",
      actions(select({ option_groups: [{ label: plain(1), options: options(1) }] })),
      "/blocks/0/elements/0",
    ],
    [
      "a group label of 76 characters",
      actions({ type: "static_select", option_groups: [{ label: plain(76), options: options(1) }] }),
      "/blocks/0/elements/0/option_groups/0/label/text",
    ],
    [
      "an option text of 76 characters",
      actions(select({ options: [option("a", { text: plain(76) })] })),
      "/blocks/0/elements/0/options/0/text/text",
    ],
    [
      "an option value of 76 characters",
      actions(select({ options: [option(text(76))] })),
      "/blocks/0/elements/0/options/0/value",
    ],
    [
      "an option description of 76 characters",
      actions(select({ options: [option("a", { description: plain(76) })] })),
      "/blocks/0/elements/0/options/0/description/text",
    ],
    [
      "two options of one value",
      actions(select({ options: [option("a"), option("a")] })),
      "/blocks/0/elements/0",
    ],
    [
      "an initial option that is no option",
      actions(select({ initial_option: option("zz") })),
      "/blocks/0/elements/0/initial_option",
    ],
    [
      "a placeholder of 151 characters",
      actions(select({ placeholder: plain(151) })),
      "/blocks/0/elements/0/placeholder/text",
    ],
    [
      "an overflow of 6 options",
      actions({ type: "overflow", options: options(6) }),
      "/blocks/0/elements/0/options",
    ],
    ["an overflow of no options", actions({ type: "overflow", options: [] }), "/blocks/0/elements/0/options"],
    [
      "checkboxes with 11 options",
      actions({ type: "checkboxes", options: options(11) }),
      "/blocks/0/elements/0/options",
    ],
    [
      "radio buttons with 11 options",
      actions({ type: "radio_buttons", options: options(11) }),
      "/blocks/0/elements/0/options",
    ],
    [
      "a date that is no date",
      actions({ type: "datepicker", initial_date: "1.2.2026" }),
      "/blocks/0/elements/0/initial_date",
    ],
  ])("must not be %s", (_name, block, path) => {
    expect(messagePaths(block)).toContain(path);
  });
});
