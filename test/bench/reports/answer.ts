import { z } from "zod";
import { usersFigures } from "../../../src/domain/metrics";

const rowSchema = z.record(z.string(), z.union([z.number(), z.string(), z.null()]));

/** The numbers of one row or of the total by the contract's keys, durations in seconds. */
export type AnswerRow = z.output<typeof rowSchema>;

/** The users report as any side answers it. */
export interface UsersAnswer {
  readonly rows: ReadonlyMap<string, AnswerRow>;
  readonly total: AnswerRow;
  readonly withoutCloser: number;
}

export const answerRowsSchema = z.array(rowSchema);

const jsonSchema = z.object({ rows: answerRowsSchema, total: rowSchema, withoutCloser: z.number() });

/** The answer in the contract's JSON. */
export function answerOfJson(json: unknown): UsersAnswer {
  const { rows, total, withoutCloser } = jsonSchema.parse(json);
  return { rows: byMember(rows), total, withoutCloser };
}

/** The answer in rows, of which the one without `userId` is the total. */
export function answerOfRows(rows: readonly AnswerRow[]): UsersAnswer {
  const total = rows.find(({ userId }) => userId === null);
  if (total === undefined) throw new Error("An answer has no total");
  return {
    rows: byMember(rows.filter((row) => row !== total)),
    total,
    withoutCloser: z.number().parse(total.withoutCloser),
  };
}

function byMember(rows: readonly AnswerRow[]): ReadonlyMap<string, AnswerRow> {
  return new Map(rows.map((row) => [z.string().parse(row.userId), row]));
}

/** How far percentiles may be apart: 0.01 where one side keeps sketches; 0 where none does. */
export type PercentileTolerance = 0 | 0.01;

/** The same decimal may come out of a division in two ways. */
const ROUNDING = 1e-9;
const MEAN_TOLERANCE = 1e-6;

/** The first difference between two answers, in words; null where there is none. */
export function firstDifference(
  expected: UsersAnswer,
  actual: UsersAnswer,
  tolerance: PercentileTolerance,
): string | null {
  if (expected.withoutCloser !== actual.withoutCloser) {
    return `withoutCloser: ${expected.withoutCloser} and ${actual.withoutCloser}`;
  }
  for (const userId of new Set([...expected.rows.keys(), ...actual.rows.keys()])) {
    const [row, other] = [expected.rows.get(userId), actual.rows.get(userId)];
    if (row === undefined || other === undefined) return `only one side has a row of ${userId}`;
    const difference = namesDifference(row, other) ?? figuresDifference(row, other, tolerance);
    if (difference !== null) return `${userId}: ${difference}`;
  }
  const difference = figuresDifference(expected.total, actual.total, tolerance);
  return difference === null ? null : `total: ${difference}`;
}

function namesDifference(expected: AnswerRow, actual: AnswerRow): string | null {
  const key = ["user", "team"].find((name) => expected[name] !== actual[name]);
  return key === undefined ? null : `${key}: ${expected[key]} and ${actual[key]}`;
}

function figuresDifference(expected: AnswerRow, actual: AnswerRow, tolerance: number): string | null {
  const figure = usersFigures.find(({ key, statistic }) => {
    const allowed = statistic === "avg" ? MEAN_TOLERANCE : isPercentile(statistic) ? tolerance : 0;
    return !isClose(expected[key], actual[key], Math.max(allowed, ROUNDING));
  });
  return figure === undefined ? null : `${figure.key}: ${expected[figure.key]} and ${actual[figure.key]}`;
}

function isPercentile(statistic: string | null): boolean {
  return statistic === "p50" || statistic === "p90";
}

function isClose(
  expected: AnswerRow[string] | undefined,
  actual: typeof expected,
  tolerance: number,
): boolean {
  if (typeof expected !== "number" || typeof actual !== "number") return expected === null && actual === null;
  return Math.abs(actual - expected) <= tolerance * Math.abs(expected);
}
