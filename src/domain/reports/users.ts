import { type ClosedConversation, type Conversation, closerOf, isClosed } from "../conversation";
import { type ConversationFilter, matchesFilter } from "../conversation-filter";
import { type Directory, memberName, memberTeamName } from "../directory";
import { compareText } from "../event-order";
import { type CreditedTime, isWithin, type TimeRange } from "../instant";
import { type MemberFilter, matchesMember } from "../member-filter";
import { type UsersMetricKey, usersMetrics } from "../metrics";
import { evaluate, type Metric, type MetricResult, type Observation } from "../metrics/metric";
import { type LocalDate, localDateAt } from "../period";

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

/** Answers the users report from folded conversations; such as the question leaves out may be among them. */
export function usersReport(
  conversations: Iterable<Conversation>,
  directory: Directory,
  question: UsersQuestion,
): UsersReport {
  const { credited, withoutCloser } = populationOf(conversations, question);
  const shown = shownMembers(credited, directory, question.members);
  const observed = observeMembers(credited, new Set(shown), question.elapsed);
  const rows = shown.map((userId) => ({
    userId,
    user: memberName(directory, userId),
    team: memberTeamName(directory, userId),
    results: resultsOf((key) => observed.get(key)?.get(userId) ?? []),
  }));
  return {
    rows,
    total: resultsOf((key) => [...(observed.get(key)?.values() ?? [])].flat()),
    withoutCloser,
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
  const { credited } = populationOf(conversations, question);
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

/** The shown rows' pooled results for each local day of the zone on which something was closed. */
export function usersDays(
  conversations: Iterable<Conversation>,
  directory: Directory,
  question: UsersQuestion,
  zone: string,
): readonly UsersDay[] {
  const byDate = new Map<LocalDate, Conversation[]>();
  for (const conversation of populationOf(conversations, question).credited) {
    const date = localDateAt(conversation.closing.at, zone);
    const closedThen = byDate.get(date);
    if (closedThen) closedThen.push(conversation);
    else byDate.set(date, [conversation]);
  }
  return [...byDate]
    .sort(([left], [right]) => compareText(left, right))
    .map(([date, closedThen]) => ({ date, results: usersReport(closedThen, directory, question).total }));
}

function populationOf(conversations: Iterable<Conversation>, question: UsersQuestion) {
  const credited: ClosedConversation[] = [];
  let withoutCloser = 0;
  for (const conversation of conversations) {
    if (!isClosed(conversation) || !isWithin(question.range, conversation.closing.at)) continue;
    if (!matchesFilter(conversation, question.conversations)) continue;
    if (closerOf(conversation) === null) withoutCloser += 1;
    else credited.push(conversation);
  }
  return { credited, withoutCloser };
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

type ObservedByMember = Map<string, Observation[]>;

function observeMembers(
  conversations: readonly ClosedConversation[],
  members: ReadonlySet<string>,
  elapsed: CreditedTime,
): ReadonlyMap<UsersMetricKey, ObservedByMember> {
  const observed = new Map<UsersMetricKey, ObservedByMember>();
  for (const metric of usersMetrics) {
    const byMember: ObservedByMember = new Map();
    observed.set(metric.key, byMember);
    for (const conversation of conversations) {
      for (const observation of metric.observe(conversation, elapsed)) {
        if (members.has(observation.memberId)) append(byMember, observation);
      }
    }
  }
  return observed;
}

function append(byMember: ObservedByMember, observation: Observation): void {
  const observations = byMember.get(observation.memberId);
  if (observations) observations.push(observation);
  else byMember.set(observation.memberId, [observation]);
}

function resultsOf(observationsOf: (key: UsersMetricKey) => readonly Observation[]): UsersResults {
  return new Map(usersMetrics.map((metric) => [metric.key, evaluate(metric, observationsOf(metric.key))]));
}
