import { formatCount, formatNumber } from "../domain/format";
import { type ChartOutcome, createChart } from "./chart";

/** The faces of the scores 1 to 5. */
export const SCORE_FACES = ["😡", "🙁", "😐", "🙂", "😀"] as const;

export interface ScoreCount {
  /** 1 to 5. */
  readonly score: number;
  readonly count: number;
}

/**
 * How often each score was given, from the worst to the best; scores that are absent were not given.
 * Throws a `RangeError` for a score other than 1 to 5.
 */
export function ratingsByScore(scores: readonly ScoreCount[]): ChartOutcome {
  const wrong = scores.find(({ score }) => SCORE_FACES[score - 1] === undefined);
  if (wrong !== undefined) {
    throw new RangeError(`There is no score ${wrong.score}; give 1 to 5.`);
  }
  const values = SCORE_FACES.map((_, index) =>
    sum(scores.filter(({ score }) => score === index + 1).map(({ count }) => count)),
  );
  const total = sum(values);
  if (total === 0) {
    return { kind: "no-data" };
  }
  const mean = sum(values.map((count, index) => count * (index + 1))) / total;
  const ratings = total === 1 ? "1 rating" : `${formatCount(total)} ratings`;
  const chart = createChart({
    kind: "bar",
    title: "Ratings",
    unit: "count",
    categoryKind: "name",
    categories: SCORE_FACES,
    series: [{ name: "Ratings", values }],
    notes: [`${ratings} from 1 ${SCORE_FACES[0]} to 5 ${SCORE_FACES[4]}, ${formatNumber(mean)} on average.`],
  });
  return { kind: "chart", chart };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
