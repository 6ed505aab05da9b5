import fc from "fast-check";
import { readWords } from "../../../commands/language/words";

function wordsOf(text: string) {
  const read = readWords(text);
  if (!read.ok) throw new Error(`not closed: ${read.typed}`);
  return read.words;
}

describe("the words of a command", () => {
  it("are what stands between spaces, quotes keeping several together", () => {
    expect(wordsOf('  me  "late delivery"\t“two words”  ').map(({ text }) => text)).toEqual([
      "me",
      "late delivery",
      "two words",
    ]);
  });

  it("are freed of Slack's escapes", () => {
    expect(wordsOf("a&amp;b &lt;!channel&gt;").map(({ text }) => text)).toEqual(["a&b", "<!channel>"]);
    expect(
      wordsOf("<mailto:a@b.example|a@b.example> <http://x.example|x.example>").map(({ text }) => text),
    ).toEqual(["a@b.example", "x.example"]);
  });

  it("can mention somebody, with and without the name", () => {
    expect(wordsOf("<@U123|ann> <@W9>")).toMatchObject([
      { slackUserId: "U123", typed: "@ann" },
      { slackUserId: "W9", typed: "@W9" },
    ]);
  });

  it.each([
    ['tag:a,"b, c",d', "tag", ["a", "b, c", "d"]],
    ["tag:a , b", "tag", ["a", "b"]],
    ["TAG:A", "tag", ["A"]],
    ['topic:"a:b"', "topic", ["a:b"]],
    ["inbox:", "inbox", []],
    ["inbox:<#C0SUPPORT|support>", "inbox", ["#support"]],
    ["inbox:<mailto:a@b.example|a@b.example>", "inbox", ["a@b.example"]],
  ])("%s is a pair", (text, key, values) => {
    expect(wordsOf(text)[0]?.pair).toEqual({ key, values });
  });

  it("a quote that is not closed is told, with what follows it", () => {
    expect(readWords('all topic:"late delivery')).toEqual({ ok: false, typed: '"late delivery' });
  });

  it("any text is read without an exception, and no word is empty unless quoted so", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const read = readWords(text);
        if (read.ok) for (const { typed } of read.words) expect(typeof typed).toBe("string");
      }),
    );
  });
});
