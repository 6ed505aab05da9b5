import fc from "fast-check";
import { sheetNames } from "../../src/export/sheet-names";

describe("names of sheets", () => {
  it("are legal, short and each there once, whatever is wanted", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 60 })), (wanted) => {
        const names = sheetNames(wanted);
        expect(names).toHaveLength(wanted.length);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of names) {
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(31);
          expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$/);
          expect(name.isWellFormed()).toBe(true);
          expect(name.toLowerCase()).not.toBe("history");
        }
      }),
    );
  });

  it("keep a good name, and number the second of two", () => {
    expect(sheetNames(["Report", "Report", "report"])).toEqual(["Report", "Report (2)", "report (3)"]);
    expect(sheetNames(["a/b", "", "x".repeat(40)])).toEqual(["a b", "Sheet", "x".repeat(31)]);
  });
});
