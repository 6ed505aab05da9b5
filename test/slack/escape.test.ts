import fc from "fast-check";
import { escapeText, shortened } from "../../src/slack/escape";

describe("escapeText", () => {
  it.each([
    ["<!channel>", "&lt;!channel&gt;"],
    ["<@U1|ann>", "&lt;@U1|ann&gt;"],
    ["a & b", "a &amp; b"],
    ["*bold* `code` ~no~", "∗bold∗ ˋcodeˋ ∼no∼"],
    ["_it_", "＿it＿"],
    ["America/New_York", "America/New_York"],
    ["two\nlines", "two lines"],
  ])("%p becomes %p", (text, expected) => {
    expect(escapeText(text)).toBe(expected);
  });

  it("leaves nothing with which a mention, link, ping or formatting could begin", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(escapeText(text)).not.toMatch(/[<>*~`\n]|&(?!(?:amp|lt|gt);)/);
      }),
    );
  });
});

describe("shortened", () => {
  it("is never empty, never longer than asked, and whole when it fits", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 2, max: 50 }), (text, most) => {
        const short = shortened(text, most);
        expect(short.length).toBeGreaterThan(0);
        expect(short.length).toBeLessThanOrEqual(most);
        expect(short.isWellFormed()).toBe(true);
      }),
    );
  });

  it("never cuts an emoji in half", () => {
    expect(shortened("ab👩‍👩‍👧cd", 6)).toBe("ab…");
  });
});
