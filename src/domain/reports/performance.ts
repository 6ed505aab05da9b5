import { type Breakdown, type Contribution, meanOf, sumOf } from "../contribution";
import { assigneeOf, type Conversation, isClosed } from "../conversation";
import { type ConversationFilter, matchesFilter } from "../conversation-filter";
import { type Directory, memberName, memberTeamName } from "../directory";
import { compareText } from "../event-order";
import { isMemberFilterSet, type MemberFilter, matchesCredited, matchesMember } from "../member-filter";
import { type PerformanceKey, performanceMetrics } from "../metrics/performance";
import type { PerformanceMetric, PerformanceWindow } from "../metrics/performance/metric";
import type { Sums } from "../sums/sums";

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

type UnrankedRow = Omit<PerformanceRow, "rank">;

/** How many conversations are open right now, by present assignee; under null those of nobody. */
export type OpenCases = ReadonlyMap<string | null, number>;

/** What the performance report is made of. */
export interface PerformanceCounts {
  /** Of the window and of the conversations that the filter chooses. */
  readonly sums: Sums;
  readonly openCases: OpenCases;
}

/** Answers the performance report from what is added up. */
export function performanceReportOf(
  counts: PerformanceCounts,
  directory: Directory,
  { members, by }: Pick<PerformanceQuestion, "members" | "by">,
): PerformanceReport {
  const credited = [...new Set([...counts.sums.members(), ...counts.openCases.keys()])];
  const shown = credited.filter((id) => id !== null && matchesMember(directory, members, id));
  const rows = shown
    .filter((memberId) => memberId !== null)
    .map((userId) => ({
      userId,
      user: memberName(directory, userId),
      team: memberTeamName(directory, userId),
      values: valuesOf(counts, [userId]),
    }));
  const inTotal = isMemberFilterSet(members) ? shown : [...new Set([...credited, null])];
  return { rows: ranked(rows, by), total: valuesOf(counts, inTotal) };
}

/** How many of the conversations are open, by present assignee. */
export function openCasesOf(conversations: Iterable<Conversation>): OpenCases {
  const counts = new Map<string | null, number>();
  for (const conversation of conversations) {
    if (isClosed(conversation)) continue;
    const assignee = assigneeOf(conversation);
    counts.set(assignee, (counts.get(assignee) ?? 0) + 1);
  }
  return counts;
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

function valuesOf(counts: PerformanceCounts, members: readonly (string | null)[]): PerformanceValues {
  return new Map(performanceMetrics.map((metric) => [metric.key, amountOf(metric, counts, members)]));
}

function amountOf(
  { key, reduce }: PerformanceMetric<PerformanceKey>,
  { sums, openCases }: PerformanceCounts,
  members: readonly (string | null)[],
): PerformanceValue {
  if (key === "openCases") {
    const open = members.reduce((total, memberId) => total + (openCases.get(memberId) ?? 0), 0);
    return { value: open, sampleSize: open };
  }
  const [sum, sampleSize] = [sums.sum(key, members), sums.count(key, members)];
  if (reduce === "sum") return { value: sum, sampleSize };
  return { value: sampleSize === 0 ? null : sum / sampleSize, sampleSize };
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
