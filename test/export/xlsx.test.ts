import fc from "fast-check";
import { xlsxFile } from "../../src/export/xlsx";
import { readXlsx } from "../support/read-xlsx";
import { sheet, texts, workbook } from "../support/sheets";
import { hostileNames } from "../support/views";

const MORNING = Date.parse("2026-11-05T10:00:00Z");

describe("a workbook", () => {
  it("has real numbers, durations as days and dates by the wall clock of the zone", async () => {
    const rows = [["Ann", 12_345, 1.5, 4.25, 5_400, 0.5, MORNING]];
    const [report] = readXlsx(await xlsxFile(workbook(sheet(rows))));
    expect(report?.rows[0]?.map(({ value }) => value)).toEqual([
      "A text",
      "A count",
      "A number",
      "A score",
      "A seconds (h:mm:ss)",
      "A percent",
      "A instant (Europe/Berlin)",
    ]);
    const [text, count, number, score, seconds, percent, instant] = report?.rows[1] ?? [];
    expect(text).toEqual({ value: "Ann", format: "@", isFormula: false });
    expect(count).toMatchObject({ value: 12_345, format: "#,##0" });
    expect(number).toMatchObject({ value: 1.5, format: "#,##0.00" });
    expect(score).toMatchObject({ value: 4.25, format: "0.00" });
    // An hour and a half is a sixteenth of a day.
    expect(seconds).toMatchObject({ value: 0.0625, format: "[h]:mm:ss" });
    expect(percent).toMatchObject({ value: 0.5, format: "0.0%" });
    // 5 November 2026 is day 46,331 of a workbook; 11:00 in Berlin is 11/24 of it.
    expect(instant?.format).toBe("yyyy-mm-dd hh:mm:ss");
    expect(instant?.value).toBeCloseTo(46_331 + 11 / 24, 9);
  });

  it("keeps the heading in sight and filters the rows, not the total", async () => {
    const report = { ...sheet([["Ann"], ["Ben"]]), total: ["Total", 2, null, null, null, null, null] };
    const [first] = readXlsx(await xlsxFile(workbook(report)));
    expect(first?.xml).toContain('state="frozen"');
    expect(first?.xml).toMatch(/<pane [^>]*ySplit="1"/);
    expect(first?.xml).toContain('<autoFilter ref="A1:G3"/>');
    expect(first?.rows[3]?.[0]?.value).toBe("Total");
  });

  it("holds no formula, whatever the names", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(fc.constantFrom("=", "+", "-", "@", "\t=", "＝", ""), fc.string({ unit: "binary" })),
          { minLength: 1 },
        ),
        async (parts) => {
          const values = parts.map(([sign, rest]) => `${sign}${rest}`);
          const sheets = readXlsx(await xlsxFile(workbook(texts(values))));
          for (const { xml, rows } of sheets) {
            expect(xml).not.toMatch(/<f[ >/]/);
            expect(rows.flat().some(({ isFormula }) => isFormula)).toBe(false);
          }
          expect(sheets[0]?.rows).toHaveLength(values.length + 1);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("keeps names of 500 letters, right-to-left, emoji and what looks like an escape", async () => {
    const values = [
      hostileNames["500 letters"] ?? "",
      "שלום עולם",
      hostileNames["500 emoji"] ?? "",
      "<b>&amp;</b>",
      "_x0041_",
      "=1+1",
    ];
    const [report] = readXlsx(await xlsxFile(workbook(texts(values))));
    expect(report?.rows.slice(1, 5).map(([cell]) => cell?.value)).toEqual(values.slice(0, 4));
    expect(report?.rows[6]?.[0]?.value).toBe("=1+1");
  });

  it("cuts what no cell can hold, and says so", async () => {
    const [report] = readXlsx(await xlsxFile(workbook(texts(["x".repeat(32_767), "y".repeat(32_768)]))));
    expect(report?.rows[1]?.[0]?.value).toBe("x".repeat(32_767));
    const cut = String(report?.rows[2]?.[0]?.value);
    expect(cut).toHaveLength(32_767);
    expect(cut.endsWith("[cut here: a cell holds 32,767 characters]")).toBe(true);
  });

  it("has every one of 10,001 rows", async () => {
    const rows = Array.from({ length: 10_001 }, (_, index) => [`r${index}`, index]);
    const sheets = readXlsx(
      await xlsxFile(workbook(sheet([]), { conversations: sheet(rows, "Conversations") })),
    );
    expect(sheets[1]?.rows).toHaveLength(10_002);
    expect(sheets[1]?.rows[10_001]?.slice(0, 2).map(({ value }) => value)).toEqual(["r10000", 10_000]);
  });

  it("is the same, byte for byte, for the same content", async () => {
    const make = () => xlsxFile(workbook(sheet([["Ann", 1, 1, 1, 1, 1, MORNING]])));
    expect((await make()).equals(await make())).toBe(true);
  });

  it("says in its last sheet what it is about", async () => {
    const about = readXlsx(await xlsxFile(workbook(sheet([])))).at(-1);
    expect(about?.name).toBe("About");
    expect(about?.rows[1]?.map(({ value }) => value)).toEqual(["Range", "last 30 days"]);
  });

  it("rejects when its worker cannot be started or given its rows", async () => {
    const broken = {
      ...texts([]),
      rows: {
        [Symbol.iterator]: () => {
          throw new RangeError("no rows");
        },
      },
    };
    await expect(xlsxFile(workbook(broken))).rejects.toThrow("no rows");
  });
});
