import type { Instant } from "../../domain/instant";
import type { Store } from "../../storage/store";
import type { ParticularOption, ReportOptions } from "../report-options";

/** What a report is asked on the command line. */
export interface ReportInput {
  readonly source: Store["reports"];
  readonly workspace: string;
  readonly options: ReportOptions;
  readonly now: Instant;
  /** Tells people something beside the report. */
  onNote(message: string): void;
}

/** A report's answer in each of the formats. */
export interface RenderedReport {
  json(): unknown;
  csv(): string;
  /** At most `width` characters wide where that can be done. */
  table(width: number): string;
}

/** A report of the command line: one row of the table of reports. */
export interface ReportDefinition {
  readonly name: string;
  readonly summary: string;
  /** The particular options that it has; all others are refused. */
  readonly options: readonly ParticularOption[];
  run(input: ReportInput): Promise<RenderedReport>;
  /** Keys of the numbers that can be opened. */
  readonly metrics: readonly string[];
  /** Opens one number. Throws `bad-option` when there is none of that key. */
  explain(input: ReportInput, key: string): Promise<RenderedReport>;
}
