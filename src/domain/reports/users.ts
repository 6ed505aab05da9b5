import { type ClosedConversation, type Conversation, closerOf, isClosed } from "../conversation";
import { type ConversationFilter, matchesFilter } from "../conversation-filter";
import { type Directory, memberName, memberTeamName } from "../directory";
import { compareText } from "../event-order";
import { type CreditedTime, isWithin, type TimeRange } from "../instant";
import { type MemberFilter, matchesMember } from "../member-filter";
import { type UsersMetricKey, usersMetrics } from "../metrics";
import type { Metric, MetricResult, Observation } from "../metrics/metric";
import type { LocalDate } from "../period";
import { WITHOUT_CLOSER } from "../sums/families";
import type { Sums } from "../sums/sums";

/** The question that the users report answers (docs/metrics.md). */
export interface UsersQuestion {
  readonly range: TimeRange;
  readonly conversations: ConversationFilter;
  readonly members: MemberFilter;
  readonly elapsed: CreditedTime;
}

/** What each metric of the users report amounts to, for one row or for the total. */
export type UsersResults = ReadonlyMap<UsersMetricKey, MetricResult>;

export interface UsersRow {
  readonly userId: string;
  readonly user: string;
  readonly team: string | null;
  readonly results: UsersResults;
}

export interface UsersReport {
  /** A row for each member who is the closer of at least one conversation, by id. */
  readonly rows: readonly UsersRow[];
  readonly total: UsersResults;
  /** Conversations closed in the range that nobody is the closer of; in no row and not in the total. */
  readonly withoutCloser: number;
}

/** Answers the users report from what is added up of the conversations in question. */
export function usersReportOf(sums: Sums, directory: Directory, members: MemberFilter): UsersReport {
  const closers = [...sums.cellsOf("conversationsClosed").keys()].filter((memberId) => memberId !== null);
  const shown = closers.filter((memberId) => matchesMember(directory, members, memberId)).sort(compareText);
  return {
    rows: shown.map((userId) => ({
      userId,
      user: memberName(directory, userId),
      team: memberTeamName(directory, userId),
      results: resultsOf(sums, [userId]),
    })),
    total: resultsOf(sums, shown),
    withoutCloser: sums.count(WITHOUT_CLOSER, [null]),
  };
}

/** What one conversation contributes to a number. */
export interface Contribution {
  readonly conversation: ClosedConversation;
  readonly observation: Observation;
}

/**
 * The contributions behind one number of one member's row, or of the total, by time of the close, then
 * conversation id; evaluated again they give that number.
 */
export function explainUsers(
  conversations: Iterable<Conversation>,
  directory: Directory,
  question: UsersQuestion,
  metric: Metric,
): readonly Contribution[] {
  const credited = populationOf(conversations, question);
  const shown = new Set(shownMembers(credited, directory, question.members));
  return credited
    .flatMap((conversation) =>
      metric
        .observe(conversation, question.elapsed)
        .filter(({ memberId }) => shown.has(memberId))
        .map((observation) => ({ conversation, observation })),
    )
    .sort(
      (left, right) =>
        left.conversation.closing.at - right.conversation.closing.at ||
        compareText(left.conversation.id, right.conversation.id),
    );
}

/** What happened on one local day, by the day of the close. */
export interface UsersDay {
  readonly date: LocalDate;
  readonly results: UsersResults;
}

/** The shown rows' pooled results for each day on which something was closed that somebody is the closer of. */
export function usersDays(
  days: readonly { readonly date: LocalDate; readonly sums: Sums }[],
  directory: Directory,
  members: MemberFilter,
): readonly UsersDay[] {
  return days
    .filter(({ sums }) => sums.cellsOf("conversationsClosed").size > 0)
    .map(({ date, sums }) => ({ date, results: usersReportOf(sums, directory, members).total }));
}

/** The conversations in question that somebody is the closer of. */
function populationOf(conversations: Iterable<Conversation>, question: UsersQuestion): ClosedConversation[] {
  return [...conversations].filter(
    (conversation): conversation is ClosedConversation =>
      isClosed(conversation) &&
      isWithin(question.range, conversation.closing.at) &&
      matchesFilter(conversation, question.conversations) &&
      closerOf(conversation) !== null,
  );
}

/** The closers whom the filter chooses, by id: a row is for each of them. */
function shownMembers(
  conversations: readonly ClosedConversation[],
  directory: Directory,
  members: MemberFilter,
): string[] {
  const closers = new Set(conversations.map(closerOf).filter((memberId) => memberId !== null));
  return [...closers].filter((memberId) => matchesMember(directory, members, memberId)).sort(compareText);
}

function resultsOf(sums: Sums, members: readonly string[]): UsersResults {
  return new Map(usersMetrics.map((metric) => [metric.key, resultOf(metric, sums, members)]));
}

function resultOf({ key, kind }: Metric, sums: Sums, members: readonly string[]): MetricResult {
  if (kind === "duration") return { kind, summary: sums.distribution(key, members).summary() };
  return {
    kind: "count",
    count: kind === "distinct" ? sums.different(key, members) : sums.sum(key, members),
  };
}
