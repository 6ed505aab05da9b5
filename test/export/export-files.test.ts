import { exportFiles } from "../../src/export/export-files";
import { sheet, workbook } from "../support/sheets";

describe("the files of an export", () => {
  const conversations = sheet([["k1"], ["k2"], ["k3"]], "Conversations");

  it("are a workbook and a CSV file for each of its two sheets", async () => {
    const { files, isXlsxLeftOut } = await exportFiles(workbook(sheet([["Ann"]]), { conversations }), 3);
    expect(files.map(({ name }) => name)).toEqual([
      "caseboard-performance.xlsx",
      "caseboard-performance-report.csv",
      "caseboard-performance-conversations.csv",
    ]);
    expect(isXlsxLeftOut).toBe(false);
  });

  it("leave the workbook out, but no row, when a sheet has more rows than can be packed", async () => {
    const { files, isXlsxLeftOut } = await exportFiles(workbook(sheet([["Ann"]]), { conversations }), 2);
    expect(isXlsxLeftOut).toBe(true);
    expect(files.map(({ content }) => content.toString("utf8").trimEnd().split("\r\n").length)).toEqual([
      2, 4,
    ]);
  });
});
