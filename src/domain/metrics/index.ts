import { comments } from "./comments";
import { conversationsAssigned } from "./conversations-assigned";
import { conversationsClosed } from "./conversations-closed";
import { firstAssignmentToCloseTime } from "./first-assignment-to-close-time";
import { firstAssignmentToFirstResponseTime } from "./first-assignment-to-first-response-time";
import { firstResponseTime } from "./first-response-time";
import { lastAssignmentToCloseTime } from "./last-assignment-to-close-time";
import { messagesSent } from "./messages-sent";
import type { CountMetric, DurationMetric, Metric } from "./metric";
import { resolutionTime } from "./resolution-time";
import { responseTime } from "./response-time";
import { uniqueContactsClosed } from "./unique-contacts-closed";

/** The metrics of the users report, in the order in which they are shown. */
export const usersMetrics = [
  conversationsAssigned,
  conversationsClosed,
  uniqueContactsClosed,
  messagesSent,
  comments,
  firstResponseTime,
  firstAssignmentToFirstResponseTime,
  responseTime,
  resolutionTime,
  firstAssignmentToCloseTime,
  lastAssignmentToCloseTime,
] as const satisfies readonly Metric[];

type UsersMetric = (typeof usersMetrics)[number];
type CountKey = Exclude<UsersMetric, DurationMetric>["key"];
type DurationKey = Extract<UsersMetric, DurationMetric>["key"];

/** What is told of a duration metric; put before the metric's key it names the figure: `avgResponseTime`. */
export const durationStatistics = ["avg", "p50", "p90", "max"] as const;
export type DurationStatistic = (typeof durationStatistics)[number];

export type UsersMetricKey = UsersMetric["key"];
export type UsersFigureKey = CountKey | `${DurationStatistic}${DurationKey}`;

/** One number of the users report: a metric and, for durations, the statistic. */
export type UsersFigure =
  | {
      readonly key: UsersFigureKey;
      readonly metric: CountMetric<CountKey>;
      readonly statistic: null;
    }
  | {
      readonly key: UsersFigureKey;
      readonly metric: DurationMetric<DurationKey>;
      readonly statistic: DurationStatistic;
    };

/** Every number of the users report by its key in the output, in the output's order. */
export const usersFigures: readonly UsersFigure[] = usersMetrics.flatMap((metric): UsersFigure[] => {
  if (metric.kind !== "duration") return [{ key: metric.key, metric, statistic: null }];
  return durationStatistics
    .filter((statistic) => statistic !== "max" || metric.withMaximum)
    .map((statistic) => ({
      key: `${statistic}${metric.key}`,
      metric,
      statistic,
    }));
});

/** Finds a number of the users report by its key; undefined when there is none of that name. */
export function findUsersFigure(key: string): UsersFigure | undefined {
  return usersFigures.find((figure) => figure.key === key);
}
