import {
  type Breakdown,
  type Contribution,
  countItemsOnce,
  type MetricDescription,
  meanOf,
  quotientOf,
  sumOf,
} from "../contribution";
import { ratingClassOf } from "../rating-class";
import type { AddedUp, OverallCounts } from "../reports/overall-counts";
import type { OverallObservations } from "../reports/overall-observations";

/** A number of the overall report: from what was counted, and with what is behind it. */
export interface OverallMetric<Key extends string = string> extends MetricDescription<Key> {
  amount(counts: OverallCounts): Pick<Breakdown, "value" | "sampleSize">;
  breakDown(observed: OverallObservations): Breakdown;
}

type Of = (observed: OverallObservations) => readonly Contribution[];

const count = (counted: (counts: OverallCounts) => number, of: Of) => ({
  unit: "count" as const,
  amount: (counts: OverallCounts) => ({ value: counted(counts), sampleSize: counted(counts) }),
  breakDown: (observed: OverallObservations) => sumOf(of(observed)),
});

const perDay = (counted: (counts: OverallCounts) => number, of: Of) => ({
  unit: "number" as const,
  amount: (counts: OverallCounts) => ({
    value: counted(counts) / counts.totalDays,
    sampleSize: counted(counts),
  }),
  breakDown: (observed: OverallObservations) => quotientOf(of(observed), observed.totalDays),
});

const meanTime = (added: (counts: OverallCounts) => AddedUp, of: Of) => ({
  unit: "milliseconds" as const,
  amount: (counts: OverallCounts) => meanOfAll(added(counts)),
  breakDown: (observed: OverallObservations) => meanOf(of(observed)),
});

function meanOfAll({ count: sampleSize, sum }: AddedUp) {
  return { value: sampleSize === 0 ? null : sum / sampleSize, sampleSize };
}

/** What a rating adds to the happiness score. */
const pointsOf = { great: 100, okay: 0, notGood: -100 } as const;

/** The numbers of the overall report, in the order in which they are shown. */
export const overallMetrics = [
  {
    key: "totalDays",
    title: "Days",
    definition:
      "Whole days in the range, of 24 hours or by the zone's wall clock, whichever is more; at least 1.",
    unit: "count",
    amount: ({ totalDays }) => ({ value: totalDays, sampleSize: totalDays }),
    breakDown: ({ totalDays }) => ({
      value: totalDays,
      sampleSize: totalDays,
      contributions: [],
      divisor: null,
    }),
  },
  {
    key: "closed",
    title: "Closed",
    definition: "Conversations closed in the range that the members closed.",
    ...count(
      ({ closed }) => closed,
      ({ closed }) => closed,
    ),
  },
  {
    key: "resolved",
    title: "Resolved",
    definition: "Of the closed, those with at least one reply before the close.",
    ...count(
      ({ resolved }) => resolved.count,
      ({ resolved }) => resolved.map(({ closed }) => closed),
    ),
  },
  {
    key: "resolvedOnFirstReply",
    title: "Resolved on first reply",
    definition: "Of the resolved, those with exactly one reply before the close.",
    ...count(
      ({ resolvedOnFirstReply }) => resolvedOnFirstReply,
      ({ resolved }) => resolved.filter(({ replies }) => replies === 1).map(({ closed }) => closed),
    ),
  },
  {
    key: "percentResolvedOnFirstReply",
    title: "Resolved on first reply, share",
    definition: "The share of the resolved that were resolved on the first reply; 0 where none was resolved.",
    unit: "share",
    amount: ({ resolved, resolvedOnFirstReply }) => ({
      value: resolved.count === 0 ? 0 : resolvedOnFirstReply / resolved.count,
      sampleSize: resolved.count,
    }),
    breakDown: ({ resolved }) => {
      const shares = resolved.map(({ closed, replies }) => ({ ...closed, value: replies === 1 ? 1 : 0 }));
      const mean = meanOf(shares);
      return { ...mean, value: mean.value ?? 0 };
    },
  },
  {
    key: "repliesToResolve",
    title: "Replies to resolve",
    definition: "Mean number of replies before the close, over the resolved.",
    unit: "number",
    amount: ({ resolved }) => meanOfAll(resolved),
    breakDown: ({ resolved }) =>
      meanOf(resolved.map(({ closed, replies }) => ({ ...closed, value: replies }))),
  },
  {
    key: "totalReplies",
    title: "Replies",
    definition: "Replies of the members in the range.",
    ...count(
      ({ replies }) => replies,
      ({ replies }) => replies,
    ),
  },
  {
    key: "repliesPerDay",
    title: "Replies per day",
    definition: "Replies of the members in the range, divided by the days of the range.",
    ...perDay(
      ({ replies }) => replies,
      ({ replies }) => replies,
    ),
  },
  {
    key: "customersHelped",
    title: "Customers helped",
    definition: "The different contacts to whom the members replied in the range.",
    ...count(
      ({ contacts }) => contacts,
      ({ replies }) => countItemsOnce(replies, ({ conversation }) => conversation?.contactId),
    ),
  },
  {
    key: "totalConversations",
    title: "Conversations",
    definition: "Conversations assigned or carried over to the members in the range, or replied to by them.",
    ...count(
      ({ worked }) => worked,
      ({ worked }) => worked,
    ),
  },
  {
    key: "conversationsPerDay",
    title: "Conversations per day",
    definition: "Those conversations, divided by the days of the range.",
    ...perDay(
      ({ worked }) => worked,
      ({ worked }) => worked,
    ),
  },
  {
    key: "conversationsCreated",
    title: "Created",
    definition: "Conversations opened in the range by one of the members, or first owned by one.",
    ...count(
      ({ created }) => created,
      ({ created }) => created,
    ),
  },
  {
    key: "handleTime",
    title: "Handle time",
    definition:
      "From the start of a visit to a reply inside it: the mean over the members' replies in the range.",
    ...meanTime(
      ({ handled }) => handled,
      ({ handled }) => handled,
    ),
  },
  {
    key: "responseTime",
    title: "Response",
    definition: "From the start of a wait to the reply that ended it: the mean over the members' responses.",
    ...meanTime(
      ({ responses }) => responses,
      ({ responses }) => responses,
    ),
  },
  {
    key: "resolutionTime",
    title: "Resolution",
    definition: "From the opening to the last close: the mean over the resolved.",
    ...meanTime(
      ({ resolutionTime }) => resolutionTime,
      ({ resolved }) => resolved.map(({ closed, time }) => ({ ...closed, value: time })),
    ),
  },
  {
    key: "happinessScore",
    title: "Happiness",
    definition:
      "100 × (great − not good) ÷ ratings: 4 and 5 are great, 1 and 2 not good; for the owner at the rating.",
    unit: "points",
    amount: ({ ratings, great, notGood }) =>
      meanOfAll({ count: ratings, sum: pointsOf.great * great + pointsOf.notGood * notGood }),
    breakDown: ({ ratings }) =>
      meanOf(
        ratings.map((rating) => ({
          ...rating,
          value: pointsOf[ratingClassOf(rating.value)],
        })),
      ),
  },
  {
    key: "busiestDay",
    title: "Busiest day",
    definition:
      "The weekday with most replies of the members, the earlier on a tie: 1 is Monday, 7 is Sunday.",
    unit: "weekday",
    amount: ({ busiestDay }) => ({
      value: busiestDay?.weekday ?? null,
      sampleSize: busiestDay?.replies ?? 0,
    }),
    breakDown: ({ busiestDay }) => ({
      value: busiestDay?.weekday ?? null,
      sampleSize: busiestDay?.replies.length ?? 0,
      contributions: busiestDay?.replies ?? [],
      divisor: null,
    }),
  },
  {
    key: "ratings",
    title: "Ratings",
    definition: "Ratings in the range of conversations that the members owned at the rating.",
    ...count(
      ({ ratings }) => ratings,
      ({ ratings }) => ratings.map((rating) => ({ ...rating, value: 1 })),
    ),
  },
] as const satisfies readonly OverallMetric[];

export type OverallKey = (typeof overallMetrics)[number]["key"];
