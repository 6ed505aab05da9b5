import { type Breakdown, type Contribution, meanOf, sumOf } from "../contribution";
import type { Conversation } from "../conversation";
import { type ConversationFilter, matchesFilter } from "../conversation-filter";
import { type Directory, memberName, memberTeamName } from "../directory";
import { compareText } from "../event-order";
import { isMemberFilterSet, type MemberFilter, matchesCredited, matchesMember } from "../member-filter";
import { type PerformanceKey, performanceMetrics } from "../metrics/performance";
import type { PerformanceMetric, PerformanceWindow } from "../metrics/performance/metric";

export interface PerformanceQuestion extends PerformanceWindow {
  readonly conversations: ConversationFilter;
  readonly members: MemberFilter;
  /** The metric that ranks the rows. */
  readonly by: PerformanceMetric<PerformanceKey>;
}

/** A number with its sample size; null over nothing. Times in milliseconds. */
export interface PerformanceValue {
  readonly value: number | null;
  readonly sampleSize: number;
}

export type PerformanceValues = ReadonlyMap<PerformanceKey, PerformanceValue>;

export interface PerformanceRow {
  readonly userId: string;
  readonly user: string;
  readonly team: string | null;
  readonly values: PerformanceValues;
  /** 1 for the best, ties alike; null without a value. */
  readonly rank: number | null;
}

export interface PerformanceReport {
  /** By rank, then name, then id. */
  readonly rows: readonly PerformanceRow[];
  /** Of everything, also of what nobody owns; with a filter of members, of the shown rows. */
  readonly total: PerformanceValues;
}

/** The credited values of each metric, by member; under null those of nobody. */
type Credits = ReadonlyMap<PerformanceKey, ReadonlyMap<string | null, readonly number[]>>;
type UnrankedRow = Omit<PerformanceRow, "rank">;

/** Answers the performance report from folded conversations, open ones included. */
export function performanceReport(
  conversations: Iterable<Conversation>,
  directory: Directory,
  question: PerformanceQuestion,
): PerformanceReport {
  const credits = creditsOf(conversations, question);
  const credited = new Set([...credits.values()].flatMap((byMember) => [...byMember.keys()]));
  const shown = [...credited].filter(
    (memberId) => memberId !== null && matchesMember(directory, question.members, memberId),
  );
  const rows = shown
    .filter((memberId) => memberId !== null)
    .map((userId) => ({
      userId,
      user: memberName(directory, userId),
      team: memberTeamName(directory, userId),
      values: valuesOf(credits, [userId]),
    }));
  const inTotal = isMemberFilterSet(question.members) ? shown : [...credited];
  return { rows: ranked(rows, question.by), total: valuesOf(credits, inTotal) };
}

/** What is behind one number of the shown rows, or of everything when no member filter is set. */
export function explainPerformance(
  conversations: Iterable<Conversation>,
  directory: Directory,
  question: Omit<PerformanceQuestion, "by">,
  metric: PerformanceMetric<PerformanceKey>,
): Breakdown {
  const contributions: Contribution[] = [];
  for (const conversation of conversations) {
    if (!matchesFilter(conversation, question.conversations)) continue;
    for (const credit of metric.observe(conversation, question)) {
      if (!matchesCredited(directory, question.members, credit.memberId)) continue;
      contributions.push({ kind: metric.of, conversation, ...credit });
    }
  }
  return metric.reduce === "sum" ? sumOf(contributions) : meanOf(contributions);
}

function creditsOf(conversations: Iterable<Conversation>, question: PerformanceQuestion): Credits {
  const credits = new Map(performanceMetrics.map(({ key }) => [key, new Map<string | null, number[]>()]));
  for (const conversation of conversations) {
    if (!matchesFilter(conversation, question.conversations)) continue;
    for (const metric of performanceMetrics) {
      const byMember = credits.get(metric.key);
      for (const { memberId, value } of metric.observe(conversation, question)) {
        const values = byMember?.get(memberId);
        if (values) values.push(value);
        else byMember?.set(memberId, [value]);
      }
    }
  }
  return credits;
}

function valuesOf(credits: Credits, members: readonly (string | null)[]): PerformanceValues {
  return new Map(
    performanceMetrics.map((metric) => {
      const byMember = credits.get(metric.key);
      return [
        metric.key,
        reduce(
          metric,
          members.flatMap((memberId) => byMember?.get(memberId) ?? []),
        ),
      ];
    }),
  );
}

function reduce({ reduce: how }: PerformanceMetric, values: readonly number[]): PerformanceValue {
  const sum = values.reduce((total, value) => total + value, 0);
  if (how === "sum") return { value: sum, sampleSize: values.length };
  return { value: values.length === 0 ? null : sum / values.length, sampleSize: values.length };
}

/** Ranks rows, ties alike (1-2-2-4); rows without a value come last, unranked. */
function ranked(rows: readonly UnrankedRow[], by: PerformanceQuestion["by"]): PerformanceRow[] {
  const scoreOf = (row: UnrankedRow): number | null => {
    const value = row.values.get(by.key)?.value ?? null;
    return value !== null && by.best === "least" ? -value : value;
  };
  const sorted = rows.toSorted(
    (left, right) =>
      (scoreOf(right) ?? -Infinity) - (scoreOf(left) ?? -Infinity) ||
      compareText(left.user, right.user) ||
      compareText(left.userId, right.userId),
  );
  return sorted.map((row) => {
    const score = scoreOf(row);
    return {
      ...row,
      rank: score === null ? null : 1 + sorted.findIndex((other) => scoreOf(other) === score),
    };
  });
}
