import { checkView } from "../../../src/slack/limits";
import {
  button,
  chart,
  divider,
  home,
  homePaths,
  input,
  type Json,
  many,
  modal,
  modalPaths,
  mrkdwn,
  options,
  plain,
  section,
  table,
  text,
} from "../../support/sized-blocks";

describe("a view", () => {
  it.each<[string, Json, string]>([
    ["a title of 25 characters", modal({ title: plain(25) }), "/title/text"],
    ["no title", modal({ title: undefined }), "/title"],
    ["a submit of 25 characters", modal({ submit: plain(25) }), "/submit/text"],
    ["a close of 25 characters", modal({ close: plain(25) }), "/close/text"],
    ["private metadata of 3001 characters", modal({ private_metadata: text(3001) }), "/private_metadata"],
    ["a callback_id of 256 characters", modal({ callback_id: text(256) }), "/callback_id"],
    ["an external_id of 256 characters", modal({ external_id: text(256) }), "/external_id"],
    ["101 blocks", modal({ blocks: many(101, () => divider) }), "/blocks"],
    [
      "inputs without submit",
      modal({ submit: undefined, blocks: [input({ type: "plain_text_input" })] }),
      "/submit",
    ],
    ["another type", { type: "popover", blocks: [] }, "/type"],
    ["a home with a title", home({ title: plain(1) }), "/title"],
    ["a home of 101 blocks", home({ blocks: many(101, () => divider) }), "/blocks"],
    [
      "a home with private metadata of 3001 characters",
      home({ private_metadata: text(3001) }),
      "/private_metadata",
    ],
    ["250001 bytes and more", home({ blocks: many(90, () => section({ text: mrkdwn(3000) })) }), ""],
  ])("with %s is a breach", (_name, view, path) => {
    expect(checkView(view).map((found) => found.path)).toContain(path);
  });

  it("may use every limit to the full", () => {
    const full = { title: plain(24), submit: plain(24), close: plain(24), private_metadata: text(3000) };
    expect(checkView(modal({ ...full, callback_id: text(255), blocks: many(100, () => divider) }))).toEqual(
      [],
    );
    expect(checkView(home({ blocks: many(100, () => divider) }))).toEqual([]);
  });

  it("shows alerts in modals only, of at most 200 characters", () => {
    const alert = (length: number) => ({ type: "alert", text: mrkdwn(length), level: "info" });
    expect(modalPaths(alert(200))).toEqual([]);
    expect(modalPaths(alert(201))).toEqual(["/blocks/0/text/text"]);
    expect(homePaths(alert(1))).toEqual(["/blocks/0/type"]);
  });

  it("shows tables at home but not in modals", () => {
    expect(homePaths(table(2, 1))).toEqual([]);
    expect(modalPaths(table(2, 1))).toEqual(["/blocks/0/type"]);
  });

  it("never shows charts or markdown blocks", () => {
    for (const block of [chart("line", 1, 1), { type: "markdown", text: "x" }]) {
      expect(homePaths(block)).toEqual(["/blocks/0/type"]);
      expect(modalPaths(block)).toEqual(["/blocks/0/type"]);
    }
  });

  it("focuses one element at most", () => {
    const focused = input({ type: "plain_text_input", focus_on_load: true });
    expect(modalPaths(focused)).toEqual([]);
    expect(modalPaths(focused, focused)).toEqual(["/blocks"]);
  });

  it.each<[string, Json, string]>([
    ["a button as an input", input(button()), "/blocks/0/element/type"],
    [
      "a label of 2001 characters",
      input({ type: "plain_text_input" }, { label: plain(2001) }),
      "/blocks/0/label/text",
    ],
    [
      "a hint of 2001 characters",
      input({ type: "plain_text_input" }, { hint: plain(2001) }),
      "/blocks/0/hint/text",
    ],
    [
      "a min_length of 3001",
      input({ type: "plain_text_input", min_length: 3001 }),
      "/blocks/0/element/min_length",
    ],
    ["a max_length of 0", input({ type: "plain_text_input", max_length: 0 }), "/blocks/0/element/max_length"],
    [
      "a min_length above max_length",
      input({ type: "plain_text_input", min_length: 5, max_length: 4 }),
      "/blocks/0/element/min_length",
    ],
    [
      "a number input that does not say about decimals",
      input({ type: "number_input" }),
      "/blocks/0/element/is_decimal_allowed",
    ],
    [
      "a number input with bounds as numbers",
      input({ type: "number_input", is_decimal_allowed: false, min_value: 1 }),
      "/blocks/0/element/min_value",
    ],
    [
      "a number input with min above max",
      input({ type: "number_input", is_decimal_allowed: false, min_value: "10", max_value: "9" }),
      "/blocks/0/element/min_value",
    ],
    [
      "a time that is none",
      input({ type: "timepicker", initial_time: "24:00" }),
      "/blocks/0/element/initial_time",
    ],
    [
      "a multi-select of 0 items",
      input({ type: "multi_static_select", options: options(1), max_selected_items: 0 }),
      "/blocks/0/element/max_selected_items",
    ],
    [
      "a filter of no conversations",
      input({ type: "conversations_select", filter: { include: [] } }),
      "/blocks/0/element/filter/include",
    ],
  ])("with %s is a breach", (_name, block, path) => {
    expect(modalPaths(block)).toContain(path);
  });
});
