import fc from "fast-check";
import { csvFile, csvText } from "../../src/export/csv";
import { sheet, texts } from "../support/sheets";

/** 5 November 2026, 10:00 UTC: 11:00 in Berlin. */
const MORNING = Date.parse("2026-11-05T10:00:00Z");
const row = ["Ann", 12_345, 1.5, 4.25, 90, 0.5, MORNING];

/** The fields of CSV text with this separator, read as a spreadsheet does. */
function fields(text: string, separator: string): string[] {
  const found: string[] = [];
  let field = "";
  let isQuoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (isQuoted) {
      if (character !== '"') field += character;
      else if (text.charAt(index + 1) === '"') {
        field += '"';
        index += 1;
      } else isQuoted = false;
    } else if (character === '"' && field === "") isQuoted = true;
    else if (character === separator || character === "\n" || character === "\r") {
      found.push(field);
      field = "";
    } else field += character;
  }
  return [...found, field];
}

const startsFormula = (field: string) => /^[=+\-@\t\r]/.test(field.normalize("NFKC").trimStart());

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", ";", ",", "|", '"', "'", " "),
      fc.constantFrom("＝", "＋", "－", "＠", "\u0000", "\u200E", "\uFEFF", "\u00A0", "\u0085"),
      fc.constantFrom("1+1", "cmd|' /C calc'!A0", "HYPERLINK(1)"),
      fc.string({ unit: "grapheme" }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

describe("CSV for people", () => {
  it("begins with the mark of UTF-8, ends lines as Excel does, and names units and zone", async () => {
    const file = await csvFile(sheet([row]), "Europe/Berlin");
    expect(file.toString("utf8")).toBe(
      "\uFEFFA text,A count,A number,A score,A seconds (seconds),A percent,A instant (Europe/Berlin)\r\n" +
        "Ann,12345,1.5,4.25,90,0.5,2026-11-05 11:00:00\r\n",
    );
  });

  it.each([",", ";", "\t"])("has no field that begins a formula, also when cut at %j", async (separator) => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 4 }), async (values) => {
        const text = (await csvFile(texts(values), "UTC")).toString("utf8").slice(1);
        for (const field of fields(text, separator)) expect(startsFormula(field)).toBe(false);
      }),
      // A sign right after a separator that begins the text.
      { numRuns: 1_000, examples: [[["\t="]], [[";="]], [["\n="]], [["\t \t＝"]]] },
    );
  });

  it("lets no character through that is a sign in another shape", async () => {
    const characters = Array.from({ length: 0x110000 }, (_, code) => code)
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCodePoint(code));
    const signs = characters.filter(startsFormula);
    // The four themselves, their full-width, small and raised forms, and two that are made of several.
    expect(signs).toEqual(
      expect.arrayContaining(["=", "+", "-", "@", "＝", "﹢", "⁺", "₌", "⩵", "⩶", "\uFB29"]),
    );
    for (const field of fields((await csvFile(texts(signs), "UTC")).toString("utf8").slice(1), ",")) {
      expect(startsFormula(field)).toBe(false);
    }
  });

  it("keeps a negative number a number", async () => {
    const file = await csvFile(sheet([["a", -5, -0.5, null, null, null, null]]), "UTC");
    expect(file.toString("utf8").split("\r\n")[1]).toBe("a,-5,-0.5,,,,");
  });

  it("keeps other text as it is: quotes, commas, lines, right-to-left, emoji, 500 letters", async () => {
    const kept = ['say "hi", Ann', "one\ntwo", "שלום", "👩‍👩‍👧", "N".repeat(500), "a-b", "it's"];
    const text = (await csvFile(texts(kept), "UTC")).toString("utf8").slice(1);
    for (const value of kept) expect(text).toContain(value.replaceAll('"', '""'));
  });
});

describe("CSV for programs", () => {
  it("has keys, UTC instants and nothing before the first key", () => {
    expect(csvText(sheet([row]))).toBe(
      "text,count,number,score,seconds,percent,instant\nAnn,12345,1.5,4.25,90,0.5,2026-11-05T10:00:00.000Z\n",
    );
  });

  it("has every one of 10,001 rows", () => {
    const lines = csvText(texts(Array.from({ length: 10_001 }, (_, index) => `r${index}`))).split("\n");
    expect(lines).toHaveLength(10_003);
    expect(lines[10_001]).toBe("r10000");
  });
});
