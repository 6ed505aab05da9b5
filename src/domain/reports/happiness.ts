import { changeInPercent, changeInPoints } from "./deltas";
import { overallAmounts } from "./overall";
import type { OverallCounts } from "./overall-counts";

/** How the contacts of some members rated them in a range; shares in percent, absent over nothing. */
export interface HappinessFigures {
  readonly ratingsCount: number;
  readonly greatCount: number;
  readonly okayCount: number;
  readonly notGoodCount: number;
  readonly great: number | null;
  readonly okay: number | null;
  readonly notGood: number | null;
  readonly happinessScore: number | null;
  /** The different contacts to whom the members replied. */
  readonly totalCustomers: number;
  /** The different contacts who rated. */
  readonly totalCustomersWithRatings: number;
  /** Contacts who rated, per hundred contacts replied to. */
  readonly ratingsPercent: number | null;
}

/** The happiness report, out of what the overall report counts. */
export function happinessFigures(counts: OverallCounts): HappinessFigures {
  const { ratings, great, notGood, contacts, raters } = counts;
  const okay = ratings - great - notGood;
  return {
    ratingsCount: ratings,
    greatCount: great,
    okayCount: okay,
    notGoodCount: notGood,
    great: percent(great, ratings),
    okay: percent(okay, ratings),
    notGood: percent(notGood, ratings),
    happinessScore: overallAmounts(counts).happinessScore.value,
    totalCustomers: contacts,
    totalCustomersWithRatings: raters,
    ratingsPercent: percent(raters, contacts),
  };
}

const shares = ["great", "okay", "notGood", "happinessScore"] as const;
const counts = ["greatCount", "okayCount", "notGoodCount"] as const;

/** Changes: of the shares and the score in points, of the counts in percent. */
export type HappinessDeltas = Readonly<
  Record<(typeof shares)[number] | (typeof counts)[number], number | null>
>;

/** What changed from the previous range: 0 where the previous value is 0 or absent, null where only the current one is. */
export function happinessDeltas(current: HappinessFigures, previous: HappinessFigures): HappinessDeltas {
  const points = shares.map((key) => [key, changeInPoints(current[key], previous[key])] as const);
  const percents = counts.map((key) => [key, changeInPercent(current[key], previous[key])] as const);
  return Object.fromEntries([...points, ...percents]) as Record<keyof HappinessDeltas, number | null>;
}

function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : (100 * part) / whole;
}
