import { type Command, InvalidArgumentError, Option } from "commander";
import { type AssignmentSource, assignmentSources } from "../domain/events";
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
  readonly source?: readonly AssignmentSource[];
  readonly assignedTo?: readonly string[];
  readonly assignedBy?: readonly string[];
  readonly contact?: readonly string[];
  readonly conversation?: readonly string[];
  readonly by?: string;
  readonly previousFrom?: Instant;
  readonly previousTo?: Instant;
  /** In seconds. */
  readonly firstResponseTarget?: number;
  readonly responseTarget?: number;
  readonly format: OutputFormat;
}

/** Options that choose conversations. */
export const conversationOptions = ["inbox", "channel", "tag", "topic"] as const;
/** Options that say what times are measured by. */
export const clockOptions = ["calendar", "officeHours"] as const;

/** Options that choose rows, and those that choose conversations. */
export const filterOptions = ["user", "team", ...conversationOptions] as const;
export type FilterOption = (typeof filterOptions)[number];

/** Options that not every report has; which ones have them is in the table of reports. */
export const particularOptions = [
  ...filterOptions,
  "source",
  "assignedTo",
  "assignedBy",
  "contact",
  "conversation",
  "by",
  "previousFrom",
  "previousTo",
  ...clockOptions,
  "firstResponseTarget",
  "responseTarget",
] as const;
export type ParticularOption = (typeof particularOptions)[number];

const filterDescriptions: Readonly<Record<FilterOption, string>> = {
  user: "only rows of this member, by id or exact name",
  team: "only rows of members of this team, by id or exact name",
  inbox: "only conversations of this inbox",
  channel: "only conversations of this channel",
  tag: "only conversations with this tag; untagged for those without any",
  topic: "only conversations with this topic",
};

const assignmentFilters = [
  ["assigned-to", "only assignments to this member, by id or exact name"],
  ["assigned-by", "only assignments by this member, by id or exact name"],
  ["contact", "only what concerns this contact, by id or part of the name"],
  ["conversation", "only what concerns this conversation, by id"],
] as const;

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
  for (const [name, description] of assignmentFilters) {
    command.addOption(new Option(`--${name} <value>`, `${description}; may repeat`).argParser(collect));
  }
  command
    .addOption(
      new Option("--source <source>", "only assignments of this source; may repeat").argParser(collectSource),
    )
    .addOption(new Option("--by <metric>", "rank performance by this metric, by its key"))
    .addOption(
      new Option("--previous-from <instant>", "overall: the first instant of the range before").argParser(
        readInstant,
      ),
    )
    .addOption(
      new Option("--previous-to <instant>", "overall: the first instant after the range before").argParser(
        readInstant,
      ),
    )
    .addOption(
      new Option("--first-response-target <seconds>", "sla: target of the first response").argParser(
        readSeconds,
      ),
    )
    .addOption(
      new Option("--response-target <seconds>", "sla: target of every response").argParser(readSeconds),
    );
  command.addOption(
    new Option("--calendar <file>", "count only the office hours of this calendar (JSON) in durations"),
  );
  command.addOption(new Option("--office-hours", "count only the workspace's office hours in durations"));
  return command.addOption(
    new Option("--format <format>", "what to print").choices(outputFormats).default("table"),
  );
}

/** An option's instant. Throws for anything without an offset. */
export function readInstant(text: string): Instant {
  const instant = parseInstant(text);
  if (instant !== undefined) return instant;
  throw new InvalidArgumentError(
    "It must be a date and time with an offset, such as 2026-10-01T00:00:00Z or 2026-10-01T00:00:00+02:00.",
  );
}

/** A target in seconds. */
export function readSeconds(text: string): number {
  const seconds = Number(text);
  if (/^\d+(\.\d{1,3})?$/.test(text) && Number.isSafeInteger(Math.round(seconds * 1000))) return seconds;
  throw new InvalidArgumentError("It must be a number of seconds, such as 1800.");
}

function collectSource(
  value: string,
  before: readonly AssignmentSource[] | undefined,
): readonly AssignmentSource[] {
  const source = assignmentSources.find((known) => known === value);
  if (source === undefined) throw new InvalidArgumentError(`Sources: ${assignmentSources.join(", ")}.`);
  return [...(before ?? []), source];
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
