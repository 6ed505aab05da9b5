import { type Command, InvalidArgumentError, Option } from "commander";
import { type Instant, parseInstant } from "../domain/instant";
import { isZone } from "../domain/period";

export const outputFormats = ["table", "json", "csv"] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** Options of `report` and `explain` as commander hands them over. */
export interface ReportOptions {
  readonly range?: string;
  readonly from?: Instant;
  readonly to?: Instant;
  readonly tz?: string;
  readonly now?: Instant;
  readonly user?: readonly string[];
  readonly team?: readonly string[];
  readonly inbox?: readonly string[];
  readonly channel?: readonly string[];
  readonly tag?: readonly string[];
  readonly topic?: readonly string[];
  readonly calendar?: string;
  readonly officeHours?: true;
  readonly format: OutputFormat;
}

/** Options that choose rows or conversations. */
export const filterOptions = ["user", "team", "inbox", "channel", "tag", "topic"] as const;
export type FilterOption = (typeof filterOptions)[number];

/** Options that not every report has; which ones have them is in the table of reports. */
export const particularOptions = [...filterOptions, "calendar", "officeHours"] as const;
export type ParticularOption = (typeof particularOptions)[number];

const filterDescriptions: Readonly<Record<FilterOption, string>> = {
  user: "only rows of this member, by id or exact name",
  team: "only rows of members of this team, by id or exact name",
  inbox: "only conversations of this inbox",
  channel: "only conversations of this channel",
  tag: "only conversations with this tag; untagged for those without any",
  topic: "only conversations with this topic",
};

/** Adds the range, the filters and the output format to a command. */
export function addReportOptions(command: Command): Command {
  command
    .addOption(
      new Option(
        "--range <words>",
        'such as 7d, "last 30 days", "this month", october, 2026-10-01..2026-10-31',
      ),
    )
    .addOption(new Option("--from <instant>", "the range's first instant, with --to").argParser(readInstant))
    .addOption(new Option("--to <instant>", "the first instant after the range").argParser(readInstant))
    .addOption(
      new Option("--tz <zone>", "time zone of presets and dates, else the workspace's").argParser(readZone),
    )
    .addOption(new Option("--now <instant>", "the instant to take for now").argParser(readInstant));
  for (const name of filterOptions) {
    command.addOption(
      new Option(`--${name} <value>`, `${filterDescriptions[name]}; may repeat`).argParser(collect),
    );
  }
  command.addOption(
    new Option("--calendar <file>", "count only the office hours of this calendar (JSON) in durations"),
  );
  command.addOption(new Option("--office-hours", "count only the workspace's office hours in durations"));
  return command.addOption(
    new Option("--format <format>", "what to print").choices(outputFormats).default("table"),
  );
}

function readInstant(text: string): Instant {
  const instant = parseInstant(text);
  if (instant !== undefined) return instant;
  throw new InvalidArgumentError(
    "It must be a date and time with an offset, such as 2026-10-01T00:00:00Z or 2026-10-01T00:00:00+02:00.",
  );
}

function readZone(text: string): string {
  if (isZone(text)) return text;
  throw new InvalidArgumentError(
    "It must be a time zone of the IANA database, such as Europe/Berlin or UTC.",
  );
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  if (value === "") throw new InvalidArgumentError("It must not be empty.");
  return [...(before ?? []), value];
}
