import { checkMessage, describeBreach } from "../../../src/slack/limits";
import {
  actions,
  button,
  chart,
  divider,
  many,
  messagePaths,
  plain,
  raw,
  table,
  text,
} from "../../support/sized-blocks";

describe("a message as a whole", () => {
  it("has at most 50 blocks", () => {
    expect(messagePaths(...many(51, () => divider))).toEqual(["/blocks"]);
  });

  it("has at most one table, of either kind", () => {
    expect(messagePaths(table(2, 1), { type: "table", rows: [[raw("x")]] })).toEqual(["/blocks"]);
  });

  it("has at most two charts", () => {
    expect(messagePaths(chart("line", 1, 1), chart("bar", 1, 1), chart("area", 1, 1))).toEqual(["/blocks"]);
  });

  it("has at most 12000 characters of markdown together", () => {
    const half = { type: "markdown", text: text(6_001) };
    expect(messagePaths(half, half)).toEqual(["/blocks"]);
  });

  it("has no block_id twice", () => {
    expect(messagePaths({ ...divider, block_id: "a" }, { ...divider, block_id: "a" })).toEqual([
      "/blocks/1/block_id",
    ]);
  });

  it("has no action_id twice in one block, but may have it in two blocks", () => {
    const same = button({ action_id: "a" });
    expect(messagePaths(actions(same, same))).toEqual(["/blocks/0"]);
    expect(messagePaths(actions(same), actions(same))).toEqual([]);
  });

  it("always has its top-level text; beside blocks Slack only warns", () => {
    expect(checkMessage({ blocks: [divider] })).toMatchObject([{ path: "/text", refused: false }]);
    expect(checkMessage({ text: "" })).toMatchObject([{ path: "/text", refused: true }]);
  });

  it("has a text of at most 4000 characters", () => {
    expect(checkMessage({ text: text(4000) })).toEqual([]);
    expect(checkMessage({ text: text(4001) })).toMatchObject([{ path: "/text", refused: true }]);
  });

  it("has metadata of the form that Slack knows", () => {
    expect(checkMessage({ text: "t", metadata: { event_type: "x", event_payload: { slot: "1" } } })).toEqual(
      [],
    );
    expect(checkMessage({ text: "t", metadata: { event_type: "x" } })).toMatchObject([
      { path: "/metadata/event_payload" },
    ]);
  });

  it("tells path, limit and what was found in one sentence", () => {
    const [found] = checkMessage({ text: "t", blocks: [{ type: "header", text: plain(163) }] });
    expect(found && describeBreach(found)).toBe("/blocks/0/text/text: at most 150 characters, found 163");
  });

  it("is refused with a breach, never an exception, whatever it is", () => {
    for (const value of [null, undefined, 1, "x", [], { blocks: 1 }, { text: "t", blocks: [null, [], 3] }]) {
      expect(checkMessage(value).length).toBeGreaterThan(0);
    }
  });
});
