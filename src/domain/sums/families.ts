import { type Conversation, closerOf, isClosed } from "../conversation";
import { type UsersMetricKey, usersMetrics } from "../metrics";
import { type PerformanceKey, performanceMetrics } from "../metrics/performance";
import { type UsageKey, usageMetrics } from "../metrics/usage";
import { assignmentsFamily } from "../reports/assignments";
import { commentsFamily } from "../reports/comments";
import { feedbackFamily } from "../reports/feedback";
import { overallFamily, repliesFamily } from "../reports/overall-families";
import { usageObservations } from "../reports/usage";
import { visitsFamily } from "../reports/visits-family";
import { waitsFamily } from "../reports/waits";
import type { Fact, Family, Measure } from "./measure";

const always = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

const keptBy = { count: "sum", distinct: "different", duration: "distribution" } as const;

/** Conversations closed that nobody is the closer of; in no row of the users report. */
export const WITHOUT_CLOSER = "withoutCloser";

/** What the users report counts, at the close. */
export const usersFamily: Family<UsersMetricKey | typeof WITHOUT_CLOSER> = {
  name: "users",
  measures: [
    ...usersMetrics.map(
      (metric): Measure<UsersMetricKey> => ({
        key: metric.key,
        keeps: keptBy[metric.kind],
        ...(metric.kind === "duration" && { measuresTimes: true }),
        observe: (conversation, elapsed) => {
          if (!isClosed(conversation) || closerOf(conversation) === null) return [];
          const { at } = conversation.closing;
          return metric.observe(conversation, elapsed).map((observation) => ({ at, ...observation }));
        },
      }),
    ),
    {
      key: WITHOUT_CLOSER,
      keeps: "sum",
      observe: (conversation) =>
        isClosed(conversation) && closerOf(conversation) === null
          ? [{ at: conversation.closing.at, memberId: null, value: 1 }]
          : [],
    },
  ],
};

/** What the performance report counts, but for open cases, which are of now and of no window. */
export const performanceFamily: Family<PerformanceKey> = {
  name: "performance",
  measures: performanceMetrics
    .filter(({ key }) => key !== "openCases")
    .map(({ key, unit, observe }) => ({
      key,
      keeps: "sum",
      ...(unit === "milliseconds" && { measuresTimes: true }),
      observe: (conversation, elapsed) => observe(conversation, { range: always, elapsed }),
    })),
};

/** What the usage report counts. */
export const usageFamily: Family<UsageKey> = {
  name: "usage",
  measures: usageMetrics.map(({ key }) => ({
    key,
    keeps: key === "uniqueContacts" ? "different" : "sum",
    // It has a fact for each message.
    ...(key === "uniqueContacts" && { countsQuarterHours: true }),
    observe: (conversation) =>
      usageObservations[key](conversation).map(({ at, memberId, value }) => ({
        at,
        memberId,
        value,
        ...(key === "uniqueContacts" && { item: conversation.contactId }),
      })),
  })),
};

export type ValueKey = "inbox" | "channel" | "tag" | "topic";

/** The values of closed conversations for filters to choose from, at the close. */
export const valuesFamily: Family<ValueKey> = {
  name: "values",
  measures: [
    valuesOf("inbox", ({ inboxId }) => [inboxId]),
    valuesOf("channel", ({ channel }) => [channel]),
    valuesOf("tag", ({ tags }) => tags),
    valuesOf("topic", ({ topic }) => [topic]),
  ],
};

function valuesOf(
  key: ValueKey,
  read: (conversation: Conversation) => readonly (string | null)[],
): Measure<ValueKey> {
  return {
    key,
    keeps: "texts",
    observe: (conversation) => {
      if (!isClosed(conversation)) return [];
      const { at } = conversation.closing;
      return read(conversation).flatMap((item): Fact[] =>
        item === null ? [] : [{ at, memberId: null, value: 1, item }],
      );
    },
  };
}

/** Everything that is stored by day. */
export const families: readonly Family[] = [
  usersFamily,
  performanceFamily,
  usageFamily,
  valuesFamily,
  feedbackFamily,
  assignmentsFamily,
  commentsFamily,
  waitsFamily,
  overallFamily,
  repliesFamily,
  visitsFamily,
];
