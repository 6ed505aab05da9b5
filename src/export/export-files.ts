import { csvFile } from "./csv";
import type { Sheet, Workbook } from "./sheet";
import { xlsxFile } from "./xlsx";

/** Beyond so many rows in a sheet a workbook takes about a gigabyte of memory to write; CSV takes little. */
export const MOST_XLSX_ROWS = 100_000;

export interface ExportFile {
  readonly name: string;
  readonly title: string;
  readonly content: Buffer;
}

export interface ExportFiles {
  /** The workbook, unless it was left out, then both sheets as CSV. */
  readonly files: readonly ExportFile[];
  /** Whether there was too much for a workbook; the CSV files are complete all the same. */
  readonly isXlsxLeftOut: boolean;
}

/** The workbook in every format in which it is handed out. */
export async function exportFiles(workbook: Workbook, mostXlsxRows = MOST_XLSX_ROWS): Promise<ExportFiles> {
  const { report, conversations, fileName, title } = workbook;
  const isXlsxLeftOut = Math.max(report.rowCount, conversations.rowCount) > mostXlsxRows;
  const csv = async (sheet: Sheet, part: string): Promise<ExportFile> => ({
    name: `${fileName}-${part}.csv`,
    title: `${title}: ${part} (CSV)`,
    content: await csvFile(sheet, workbook.zone),
  });
  const xlsx = async (): Promise<ExportFile> => ({
    name: `${fileName}.xlsx`,
    title: `${title} (Excel)`,
    content: await xlsxFile(workbook),
  });
  return {
    files: [
      ...(isXlsxLeftOut ? [] : [await xlsx()]),
      await csv(report, "report"),
      await csv(conversations, "conversations"),
    ],
    isXlsxLeftOut,
  };
}
