import fc from "fast-check";
import { plainText } from "../../../src/ingest/connectors/plain-text";

test.each([
  ["paragraphs and breaks are lines", "<p>Hello,<br>Nora</p><p>Bye</p>", "Hello,\nNora\nBye"],
  ["entities are characters", "A &amp; B &lt;c&gt; &#8364;5 &#x1F600; &nbsp;d", "A & B <c> €5 😀 d"],
  ["unknown entities stay", "&bogus; &#0; &#xD800;", "&bogus; &#0; &#xD800;"],
  ["marks within a line go", 'the <b class="x">Lyon</b> depot', "the Lyon depot"],
  ["scripts and styles go with what is in them", "<style>p{}</style>a<script>b()</script>c", "ac"],
  ["signs that are no tags stay", "1 < 2 and 3 > 2", "1 < 2 and 3 > 2"],
  ["empty lines are at most one", "<div>a</div><br><br><br><div>b</div>", "a\n\nb"],
  ["plain text is itself", "no HTML at all", "no HTML at all"],
])("%s", (_, html, text) => {
  expect(plainText(html)).toBe(text);
});

test.each(["<a", "<script>", "</p", "&", " ", "<br", "&#1"])(
  "a million of %j takes no longer than reading them",
  (piece) => {
    const before = performance.now();
    plainText(piece.repeat(1_000_000));
    expect(performance.now() - before).toBeLessThan(5_000);
  },
);

test("the same text whatever comes, without NUL from an entity, and never an error", () => {
  const piece = fc.constantFrom(
    "<",
    ">",
    "<p>",
    "</p>",
    "&",
    "&#0;",
    "&#x110000;",
    "&lt;",
    "a",
    " ",
    "\n",
    "<!--",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const html = pieces.join("");
      expect(plainText(html)).toBe(plainText(html));
      expect(plainText(html)).not.toMatch("\u0000");
    }),
  );
});
