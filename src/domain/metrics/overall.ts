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
import type { OverallObservations } from "../reports/overall-observations";

/** A number of the overall report. */
export interface OverallMetric<Key extends string = string> extends MetricDescription<Key> {
  breakDown(observed: OverallObservations): Breakdown;
}

const count = (of: (observed: OverallObservations) => readonly Contribution[]) => ({
  unit: "count" as const,
  breakDown: (observed: OverallObservations) => sumOf(of(observed)),
});

const perDay = (of: (observed: OverallObservations) => readonly Contribution[]) => ({
  unit: "number" as const,
  breakDown: (observed: OverallObservations) => {
    const contributions = of(observed);
    return quotientOf(contributions, observed.totalDays);
  },
});

const meanTime = (of: (observed: OverallObservations) => readonly Contribution[]) => ({
  unit: "milliseconds" as const,
  breakDown: (observed: OverallObservations) => meanOf(of(observed)),
});

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
    ...count(({ closed }) => closed),
  },
  {
    key: "resolved",
    title: "Resolved",
    definition: "Of the closed, those with at least one reply before the close.",
    ...count(({ resolved }) => resolved.map(({ closed }) => closed)),
  },
  {
    key: "resolvedOnFirstReply",
    title: "Resolved on first reply",
    definition: "Of the resolved, those with exactly one reply before the close.",
    ...count(({ resolved }) => resolved.filter(({ replies }) => replies === 1).map(({ closed }) => closed)),
  },
  {
    key: "percentResolvedOnFirstReply",
    title: "Resolved on first reply, share",
    definition: "The share of the resolved that were resolved on the first reply; 0 where none was resolved.",
    unit: "share",
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
    breakDown: ({ resolved }) =>
      meanOf(resolved.map(({ closed, replies }) => ({ ...closed, value: replies }))),
  },
  {
    key: "totalReplies",
    title: "Replies",
    definition: "Replies of the members in the range.",
    ...count(({ replies }) => replies),
  },
  {
    key: "repliesPerDay",
    title: "Replies per day",
    definition: "Replies of the members in the range, divided by the days of the range.",
    ...perDay(({ replies }) => replies),
  },
  {
    key: "customersHelped",
    title: "Customers helped",
    definition: "The different contacts to whom the members replied in the range.",
    ...count(({ replies }) => countItemsOnce(replies, ({ conversation }) => conversation?.contactId)),
  },
  {
    key: "totalConversations",
    title: "Conversations",
    definition: "Conversations assigned or carried over to the members in the range, or replied to by them.",
    ...count(({ worked }) => worked),
  },
  {
    key: "conversationsPerDay",
    title: "Conversations per day",
    definition: "Those conversations, divided by the days of the range.",
    ...perDay(({ worked }) => worked),
  },
  {
    key: "conversationsCreated",
    title: "Created",
    definition: "Conversations opened in the range by one of the members, or first owned by one.",
    ...count(({ created }) => created),
  },
  {
    key: "handleTime",
    title: "Handle time",
    definition:
      "From the start of a visit to a reply inside it: the mean over the members' replies in the range.",
    ...meanTime(({ handled }) => handled),
  },
  {
    key: "responseTime",
    title: "Response",
    definition: "From the start of a wait to the reply that ended it: the mean over the members' responses.",
    ...meanTime(({ responses }) => responses),
  },
  {
    key: "resolutionTime",
    title: "Resolution",
    definition: "From the opening to the last close: the mean over the resolved.",
    ...meanTime(({ resolved }) => resolved.map(({ closed, time }) => ({ ...closed, value: time }))),
  },
  {
    key: "happinessScore",
    title: "Happiness",
    definition:
      "100 × (great − not good) ÷ ratings: 4 and 5 are great, 1 and 2 not good; for the owner at the rating.",
    unit: "points",
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
    ...count(({ ratings }) => ratings.map((rating) => ({ ...rating, value: 1 }))),
  },
] as const satisfies readonly OverallMetric[];

export type OverallKey = (typeof overallMetrics)[number]["key"];
