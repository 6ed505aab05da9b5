import type { OverallFigures } from "./overall";

const compared = [
  "totalConversations",
  "customersHelped",
  "repliesPerDay",
  "resolvedOnFirstReply",
  "handleTime",
  "conversationsPerDay",
  "resolved",
  "repliesToResolve",
  "totalReplies",
  "closed",
  "responseTime",
  "resolutionTime",
  "conversationsCreated",
] as const satisfies readonly (keyof OverallFigures)[];

type ComparedKey = (typeof compared)[number];
type Comparable = Readonly<Record<ComparedKey | "happinessScore", number | null>>;

/** Changes in percent, of the happiness score in points. */
export type Deltas = Readonly<Record<ComparedKey | "happinessScore" | "activeConversations", number | null>>;

/** What changed from the previous range: 0 where the previous value is 0 or absent, null where only the current one is. */
export function deltasOf(current: Comparable, previous: Comparable): Deltas {
  const changes = Object.fromEntries(
    compared.map((key) => [key, changeInPercent(current[key], previous[key])]),
  ) as Record<ComparedKey, number | null>;
  return {
    ...changes,
    happinessScore: changeInPoints(current.happinessScore, previous.happinessScore),
    activeConversations: changes.totalConversations,
  };
}

/** 0 where the previous value is 0 or absent, null where only the current one is. */
export function changeInPercent(current: number | null, previous: number | null): number | null {
  if (previous === null || previous === 0) return 0;
  return current === null ? null : (100 * (current - previous)) / previous;
}

/** 0 where the previous value is absent, null where only the current one is. */
export function changeInPoints(current: number | null, previous: number | null): number | null {
  if (previous === null) return 0;
  return current === null ? null : current - previous;
}
