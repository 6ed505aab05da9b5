import type { ConversationFilter } from "../domain/conversation-filter";
import type { Directory } from "../domain/directory";
import { formatInstant, type Instant, type TimeRange } from "../domain/instant";
import type { MemberFilter } from "../domain/member-filter";
import { datesOf, describeDates, describeRange, resolveRange } from "../domain/range";
import { parseRange, rangeExamples } from "../domain/range-words";
import { CaseboardError } from "../errors";
import { filterOptions, type ReportOptions } from "./report-options";

/** The range that was asked for, resolved, and in words. */
export interface AskedRange {
  readonly range: TimeRange;
  readonly words: string;
}

/** Resolves `--range`, or `--from` and `--to`. Throws `bad-option`. */
export function askedRange(options: ReportOptions, now: Instant, zone: string): AskedRange {
  const { range: words, from, to } = options;
  const hasBounds = from !== undefined || to !== undefined;
  if (words !== undefined && hasBounds) {
    throw badOption("--range and --from/--to exclude each other.", "Give one of the two.");
  }
  if (words !== undefined) return rangeInWords(words, now, zone);
  if (from === undefined || to === undefined) {
    const missing = hasBounds
      ? `--from and --to go together; --${from === undefined ? "from" : "to"} is missing.`
      : "The range is missing.";
    throw badOption(missing, `Give --range (${rangeExamples}), or --from and --to.`);
  }
  if (from > to) {
    throw badOption(
      `--from (${formatInstant(from)}) lies after --to (${formatInstant(to)}).`,
      "Exchange the two, or correct one.",
    );
  }
  return { range: { from, to }, words: `${formatInstant(from)} to ${formatInstant(to)}` };
}

function rangeInWords(text: string, now: Instant, zone: string): AskedRange {
  const parsed = parseRange(text, now, zone);
  if (!parsed.ok) throw badOption(`--range: ${parsed.reason}`, `What works: ${rangeExamples}.`);
  const { choice } = parsed;
  const { first, last } = datesOf(choice, now, zone);
  const dates = describeDates(first, last);
  const name = describeRange(choice);
  return {
    range: resolveRange(choice, now, zone),
    words: name === dates ? dates : `${name} (${dates})`,
  };
}

/** The filters that choose conversations. */
export function conversationFilterOf({ inbox, channel, tag, topic }: ReportOptions): ConversationFilter {
  return {
    ...(inbox && { inbox }),
    ...(channel && { channel }),
    ...(tag && { tag }),
    ...(topic && { topic }),
  };
}

/** Ids of what is named by id, else by exact name; a value that is not known stays, and `onUnknown` is told. */
export function idsOf(
  values: readonly string[],
  context: {
    readonly kind: string;
    readonly known: readonly { readonly id: string; readonly name: string }[];
    onUnknown(message: string): void;
  },
): string[] {
  return values.flatMap((value) => {
    if (context.known.some(({ id }) => id === value)) return [value];
    const named = context.known.filter(({ name }) => name === value).map(({ id }) => id);
    if (named.length === 0) context.onUnknown(`No ${context.kind} has the id or the name “${value}”.`);
    return named.length === 0 ? [value] : named;
  });
}

/**
 * The filters that choose rows; members and teams are named by id, else by their exact name. A value that
 * the directory does not know stays, as an id, and `onUnknown` is told.
 */
export function memberFilterOf(
  { user, team }: ReportOptions,
  directory: Directory,
  onUnknown: (message: string) => void,
): MemberFilter {
  return {
    ...(user && { user: idsOf(user, { kind: "member", known: directory.members, onUnknown }) }),
    ...(team && { team: idsOf(team, { kind: "team", known: directory.teams, onUnknown }) }),
  };
}

const namedFilters = [
  ...filterOptions.map((name) => [name, name] as const),
  ["source", "source"],
  ["assignedTo", "assigned to"],
  ["assignedBy", "assigned by"],
  ["contact", "contact"],
  ["conversation", "conversation"],
] as const;

/** The filters that are set, in words. */
export function filterWords(options: ReportOptions): string {
  const parts = namedFilters.flatMap(([name, words]) => {
    const values = options[name];
    return values === undefined ? [] : [`${words} ${values.join(" or ")}`];
  });
  return parts.join(", ");
}

/** A value of an option that cannot be; the process ends with 2. */
export function badOption(message: string, hint: string): CaseboardError {
  return new CaseboardError("bad-option", message, { hint });
}
