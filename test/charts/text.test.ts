import fc from "fast-check";
import {
  cleanText,
  columnsOf,
  isolated,
  shorten,
  shortenToColumns,
  uniqueLabels,
} from "../../src/charts/text";

describe("names of other people as labels", () => {
  test("what fits stays as it is, what does not ends in an ellipsis", () => {
    expect(shorten("Amelia Hart", 20)).toBe("Amelia Hart");
    expect(shorten("Wilhelmina Constantinopoulou", 20)).toBe("Wilhelmina Constant…");
    expect(shorten("Ann Lee", 5)).toBe("Ann…");
  });

  test("a family of emoji is kept whole or left out whole", () => {
    const family = "👩‍👩‍👧‍👦";
    expect(family).toHaveLength(11);
    expect(shorten(`Ann ${family}!`, 15)).toBe("Ann…");
    expect(shorten(`Ann ${family} and more`, 16)).toBe(`Ann ${family}…`);
  });

  test("any text stays within the limit, is well-formed and begins as the original does", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 30 }), (text, limit) => {
        const short = shorten(text, limit);
        expect(short.length).toBeLessThanOrEqual(limit);
        expect(short.isWellFormed()).toBe(true);
        expect(text.startsWith(short.replace(/…$/, ""))).toBe(true);
      }),
    );
  });

  test("labels that would look the same are numbered, within the limit", () => {
    expect(uniqueLabels(["Alex", "Alex", "Alex (2)"], 20)).toEqual(["Alex", "Alex (2)", "Alex (2) (2)"]);
    expect(uniqueLabels(["Constantine One", "Constantine Two"], 10)).toEqual(["Constanti…", "Const… (2)"]);
  });

  test("line ends, control characters and direction overrides go, joined emoji stay", () => {
    expect(cleanText(" a\r\n\u2028b\u202E\u0000c  ")).toBe("a b c");
    expect(cleanText("👩‍💻 Zoë")).toBe("👩‍💻 Zoë");
    expect(cleanText("broken \uD83D half")).toBe("broken \uFFFD half");
  });

  test("East Asian letters and emoji take two columns", () => {
    expect(columnsOf("Bo")).toBe(2);
    expect(columnsOf("田中")).toBe(4);
    expect(columnsOf("🚀")).toBe(2);
    expect(shortenToColumns("田中太郎", 5)).toBe("田中…");
  });

  test("only a name written from right to left is isolated", () => {
    expect(isolated("Ann")).toBe("Ann");
    expect(isolated("שרה")).toBe("\u2068שרה\u2069");
  });
});
