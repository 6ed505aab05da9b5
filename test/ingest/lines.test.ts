import fc from "fast-check";
import { linesOf, longestLine } from "../../src/ingest/lines";
import { collected } from "../support/store";

async function* chunked(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

test("lines are the same however the bytes arrive", async () => {
  const lineText = fc.string({ unit: "grapheme" }).map((text) => text.replace(/[\r\n\uFEFF]/g, "").trim());
  await fc.assert(
    fc.asyncProperty(
      fc.array(lineText),
      fc.integer({ min: 1, max: 20 }),
      fc.constantFrom("\n", "\r\n"),
      async (texts, size, newline) => {
        const lines = await collected(linesOf(chunked(Buffer.from(texts.join(newline)), size)));
        const expected = texts.flatMap((text, index) =>
          text === "" ? [] : [{ kind: "text", number: index + 1, text }],
        );
        expect(lines).toEqual(expected);
      },
    ),
  );
});

test("of a line that is too long only the start is kept, and the next line is read", async () => {
  async function* chunks(): AsyncGenerator<Buffer> {
    for (let megabyte = 0; megabyte < 40; megabyte += 1) yield Buffer.alloc(1024 * 1024, "x");
    yield Buffer.from("\nnext\n");
  }
  const [long, next] = await collected(linesOf(chunks()));
  expect(long).toMatchObject({
    kind: "unreadable",
    number: 1,
    reason: expect.stringMatching(/41943040 bytes/),
  });
  expect(long?.text).toBe("x".repeat(1_024));
  expect(next).toEqual({ kind: "text", number: 2, text: "next" });
});

test("a line of exactly the limit is still read", async () => {
  const [line] = await collected(linesOf(chunked(Buffer.alloc(longestLine, "x"), 65_536)));
  expect(line).toMatchObject({ kind: "text", number: 1 });
  expect(line?.text).toHaveLength(longestLine);
});
