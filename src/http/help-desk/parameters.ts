import { z } from "zod";
import { parseInstant } from "../../domain/instant";
import { stepUnits } from "../../domain/range-steps";
import { conversationStatuses, historyFields } from "../../reports/help-desk/conversation-history";
import type { UserReportRequest } from "../../reports/help-desk/question";
import { ratingFields } from "../../reports/help-desk/ratings";
import { type ParameterError, ParameterProblem } from "./problems";

export const conversationTypes = ["email", "chat", "phone"] as const;

/** Longer ranges are mistakes, and would make as many steps as there are months in them. */
const LONGEST_RANGE = 100 * 366 * 86_400_000;
const LARGEST_NUMBER = Number.MAX_SAFE_INTEGER;
const MOST_VALUES = 500;

/** An empty parameter counts as absent: forms and client libraries send them. */
const blankAsAbsent = (value: unknown) => (value === "" ? undefined : value);

const text = z.string({
  error: ({ input }) => (input === undefined ? "may not be null" : "may be given once only"),
});

const instant = text.transform((given, context) => {
  const parsed = parseInstant(given);
  if (parsed !== undefined) return parsed;
  context.addIssue("must be a date and time in RFC 3339, such as 2026-10-01T00:00:00Z");
  return z.NEVER;
});

const wholeNumber = text.transform((given, context) => {
  const number = /^\d{1,16}$/.test(given) ? Number(given) : 0;
  if (number >= 1 && number <= LARGEST_NUMBER) return number;
  context.addIssue("must be a whole number greater than or equal to 1");
  return z.NEVER;
});

const identifier = text.max(512, "may have 512 characters at most");

const choice = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: () => `Expected one of these: ${values.map((value) => `'${value}'`).join(", ")}` });

const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankAsAbsent, schema.optional());

/** Values separated by commas; a parameter given several times adds to them. */
const listOf = <T extends z.ZodType>(value: T) =>
  z.preprocess((given) => {
    const values = [given].flat().flatMap((part) => (typeof part === "string" ? part.split(",") : []));
    const trimmed = values.map((part) => part.trim()).filter((part) => part !== "");
    return trimmed.length === 0 ? undefined : trimmed;
  }, z.array(value).max(MOST_VALUES, `may have ${MOST_VALUES} values at most`).optional());

const flag = optional(
  choice(["true", "false", "1", "0"]).transform((given) => given === "true" || given === "1"),
).transform((given) => given ?? false);

/** A filter of that API for which there is no data: without an answer rather than with a wrong one. */
const notKnown = (message: string) =>
  listOf(z.string()).superRefine((given, context) => {
    if (given !== undefined) context.addIssue(message);
  });

const reportParameters = z.object({
  user: z.preprocess(blankAsAbsent, identifier),
  start: z.preprocess(blankAsAbsent, instant),
  end: z.preprocess(blankAsAbsent, instant),
  previousStart: optional(instant),
  previousEnd: optional(instant),
  mailboxes: listOf(identifier),
  tags: listOf(identifier),
  types: listOf(choice(conversationTypes)),
  folders: notKnown("folders are not known here; leave this parameter out"),
});

const withOfficeHours = reportParameters.extend({ officeHours: flag });
const sortOrder = optional(choice(["ASC", "DESC"])).transform((given) => given ?? "DESC");
const page = optional(wholeNumber).transform((given) => given ?? 1);

const parameterSets = {
  overall: withOfficeHours,
  history: withOfficeHours.extend({
    status: optional(choice(conversationStatuses)).transform((given) => given ?? null),
    sortField: optional(choice(historyFields)).transform((given) => given ?? null),
    sortOrder,
    page,
  }),
  ratings: reportParameters.extend({
    rating: optional(choice(["great", "ok", "not-good", "all"])).transform((given) => given ?? "all"),
    sortField: optional(choice(ratingFields)),
    // The name that older clients have for the field.
    sortFieldRatings: optional(choice(ratingFields)),
    sortOrder,
    page,
  }),
  happiness: reportParameters,
  series: reportParameters.extend({
    viewBy: optional(choice(stepUnits)).transform((given) => given ?? null),
  }),
} as const;

type ParameterSets = typeof parameterSets;
type Read<Name extends keyof ParameterSets> = z.output<ParameterSets[Name]> & {
  readonly request: UserReportRequest;
};

/** Reads the parameters of a report. Throws `ParameterProblem` with all mistakes. */
export function readParameters<Name extends keyof ParameterSets>(name: Name, query: unknown): Read<Name> {
  const given = parse(parameterSets[name], query) as z.output<ParameterSets[Name]>;
  const { user, start, end, previousStart, previousEnd, mailboxes, tags, types } = given;
  const range = rangeOf({ name: "start", at: start }, { name: "end", at: end });
  const previous = previousRange(previousStart, previousEnd);
  const officeHours = "officeHours" in given && given.officeHours;
  return { ...given, request: { user, range, previous, mailboxes, tags, types, officeHours } };
}

const listParameters = z.object({ page });
const userListParameters = listParameters.extend({
  email: optional(text).transform((given) => given ?? null),
  mailbox: notKnown("which users work in a mailbox is not known here; leave this parameter out"),
});

/** Reads the parameters of a list. Throws `ParameterProblem`. */
export function readListParameters(query: unknown): z.output<typeof listParameters> {
  return parse(listParameters, query);
}

/** Reads the parameters of the list of users. Throws `ParameterProblem`. */
export function readUserListParameters(query: unknown): z.output<typeof userListParameters> {
  return parse(userListParameters, query);
}

function parse<T extends z.ZodType>(schema: T, query: unknown): z.output<T> {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  const given = new Map(Object.entries(query ?? {}));
  throw new ParameterProblem(
    parsed.error.issues.map(({ path, message }): ParameterError => {
      const name = String(path[0] ?? "");
      const value = given.get(name);
      return { path: name, message, ...(value !== undefined && { rejectedValue: [value].flat().join(",") }) };
    }),
  );
}

interface Bound {
  readonly name: string;
  readonly at: number;
}

function rangeOf(start: Bound, end: Bound): UserReportRequest["range"] {
  if (end.at < start.at) {
    throw new ParameterProblem([{ path: end.name, message: `may not lie before ${start.name}` }]);
  }
  if (end.at - start.at > LONGEST_RANGE) {
    throw new ParameterProblem([{ path: end.name, message: "may lie at most 100 years after the start" }]);
  }
  return { from: start.at, to: end.at };
}

function previousRange(start: number | undefined, end: number | undefined): UserReportRequest["previous"] {
  if (start === undefined && end === undefined) return null;
  if (start === undefined || end === undefined) {
    const path = start === undefined ? "previousStart" : "previousEnd";
    throw new ParameterProblem([{ path, message: "previousStart and previousEnd go together" }]);
  }
  return rangeOf({ name: "previousStart", at: start }, { name: "previousEnd", at: end });
}
