import { type ChartOutcome, createChart } from "./chart";
import type { ChartUnit } from "./facts";

/** A member of the leaderboard; null where nothing was measured, and then the rank is null too. */
export interface RankedMember {
  readonly name: string;
  readonly rank: number | null;
  /** In the unit of the metric: seconds, a count, percent from 0 to 100, or a score. */
  readonly value: number | null;
  /** How many values stand behind an average; absent for counts. */
  readonly sampleSize?: number | undefined;
}

export interface RankingMetric {
  readonly title: string;
  readonly unit: ChartUnit;
}

const TOP_MARK = "★";
/** All renderers show so many bars without joining or leaving out any of their own. */
const MOST_BARS = 14;
const USUAL_BARS = 10;

/**
 * The members in the order given, which is that of their ranks, at most `bars` (10, and never more than 14)
 * of them; a note says how many are not shown. Those of rank 1 stand out by a star, which a note explains.
 */
export function leaderboard(
  members: readonly RankedMember[],
  metric: RankingMetric,
  bars = USUAL_BARS,
): ChartOutcome {
  const ranked = members.filter(({ rank, value }) => rank !== null && value !== null);
  if (ranked.length === 0) {
    return { kind: "no-data" };
  }
  const shown = ranked.slice(0, Math.min(bars, MOST_BARS));
  const top = shown.flatMap(({ rank }, index) => (rank === 1 ? [index] : []));
  const chart = createChart({
    kind: "bar",
    title: `Leaderboard: ${metric.title}`,
    unit: metric.unit,
    categoryKind: "name",
    categories: shown.map(labelOf),
    series: [{ name: metric.title, values: shown.map(({ value }) => value), ...sampleSizesOf(shown) }],
    highlighted: top,
    notes: notesOn(members, ranked.length, { shown: shown.length, top: top.length }),
  });
  return { kind: "chart", chart };
}

/** The star and the rank stand first, where no renderer cuts them off. */
function labelOf({ name, rank }: RankedMember): string {
  return `${rank === 1 ? `${TOP_MARK} ` : ""}${rank}. ${name}`;
}

function sampleSizesOf(shown: readonly RankedMember[]): { readonly sampleSizes?: readonly number[] } {
  const sizes = shown.flatMap(({ sampleSize }) => (sampleSize === undefined ? [] : [sampleSize]));
  return sizes.length === shown.length ? { sampleSizes: sizes } : {};
}

function notesOn(
  members: readonly RankedMember[],
  ranked: number,
  { shown, top }: { readonly shown: number; readonly top: number },
): string[] {
  const unranked = members.length - ranked;
  return [
    ...(top === 0 ? [] : [`${TOP_MARK} ${top === 1 ? "Top performer" : "Top performers"}.`]),
    ...(shown === ranked ? [] : [`The first ${shown} of ${ranked} are shown.`]),
    ...(unranked === 0 ? [] : [`${unranked} without a value ${unranked === 1 ? "is" : "are"} not shown.`]),
  ];
}
