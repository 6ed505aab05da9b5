import { type Breakdown, type Contribution, countItemsOnce, quotientOf, sumOf } from "../contribution";
import type { Conversation } from "../conversation";
import { type ConversationFilter, matchesFilter } from "../conversation-filter";
import { type Directory, memberName, memberTeamName } from "../directory";
import { compareText } from "../event-order";
import { type Instant, isWithin, type Milliseconds, type TimeRange } from "../instant";
import { type MemberFilter, matchesMember } from "../member-filter";
import type { WorkloadKey } from "../metrics/workload";
import { onlineTimes, type Presence, wasOnline } from "../presence";
import type { Sums } from "../sums/sums";
import { repliesInside, type Visit, visitsOf } from "../visits";

export interface WorkloadQuestion {
  readonly range: TimeRange;
  readonly now: Instant;
  readonly conversations: ConversationFilter;
  readonly members: MemberFilter;
}

export interface WorkloadFigures {
  readonly handleTime: Milliseconds;
  /** Distinct conversations with handle time. */
  readonly conversations: number;
  readonly avgHandleTimePerConversation: Milliseconds | null;
  readonly online: Milliseconds;
  /** Handle time ÷ online time; null without online time; may exceed 1. */
  readonly utilization: number | null;
  /** Over how many visits, conversations and times online. */
  readonly sampleSizes: Readonly<Record<WorkloadKey, number>>;
}

export interface WorkloadReport {
  readonly rows: readonly ({ userId: string; user: string; team: string | null } & WorkloadFigures)[];
  readonly teams: readonly ({ teamId: string } & WorkloadFigures)[];
  readonly total: WorkloadFigures;
}

/** What one member did: visits with a reply inside, and time online. */
interface Work {
  readonly visits: readonly Visit[];
  readonly onlineTimes: readonly TimeRange[];
}

/** What the workload report is made of. */
export interface WorkloadCounts {
  /** Of the family of visits: those that ended in the range and by now. */
  readonly visits: Sums;
  readonly presence: ReadonlyMap<string, Presence>;
}

/** Handle time, availability and utilization. */
export function workloadReport(
  { visits, presence }: WorkloadCounts,
  directory: Directory,
  question: Omit<WorkloadQuestion, "conversations">,
): WorkloadReport {
  const { range, now } = question;
  const handling = [...visits.cellsOf("visits").keys()].filter((memberId) => memberId !== null);
  const shown = [...new Set([...handling, ...membersOnline(presence, range)])]
    .filter((memberId) => matchesMember(directory, question.members, memberId))
    .sort(compareText);
  const teamOf = (memberId: string) => directory.member(memberId)?.teamId ?? null;
  const teamIds = [...new Set(shown.map(teamOf))].filter((teamId) => teamId !== null).sort(compareText);
  const online = new Map(shown.map((id) => [id, onlineTimesOf(presence, id, { range, now })]));
  const figures = (members: readonly string[]) =>
    figuresOf({
      visits: visits.count("visits", members),
      handleTime: visits.sum("visits", members),
      conversations: visits.different("visits", members),
      onlineTimes: members.flatMap((id) => online.get(id) ?? []),
    });
  return {
    rows: shown.map((userId) => ({
      userId,
      user: memberName(directory, userId),
      team: memberTeamName(directory, userId),
      ...figures([userId]),
    })),
    teams: teamIds.map((teamId) => ({ teamId, ...figures(shown.filter((id) => teamOf(id) === teamId)) })),
    total: figures(shown),
  };
}

/** What is behind one number of the shown rows. All conversations must be given: visits end each other. */
export function explainWorkload(
  conversations: Iterable<Conversation>,
  presence: ReadonlyMap<string, Presence>,
  { directory, ...question }: WorkloadQuestion & { readonly directory: Directory },
  key: WorkloadKey,
): Breakdown {
  const work = [...workByMember(conversations, presence, question)].filter(([memberId]) =>
    matchesMember(directory, question.members, memberId),
  );
  const visits = work.flatMap(([, own]) => own.visits.map(visitContribution));
  const handled = countItemsOnce(visits, ({ conversation }) => conversation?.id);
  switch (key) {
    case "handleTime":
      return totalTime(visits);
    case "conversations":
      return sumOf(handled);
    case "avgHandleTimePerConversation": {
      const conversationCount = sumOf(handled).sampleSize;
      return { ...quotientOf(visits, conversationCount), sampleSize: conversationCount };
    }
    case "online":
      return totalTime(
        work.flatMap(([memberId, own]) => own.onlineTimes.map((time) => onlineContribution(memberId, time))),
      );
    case "utilization":
      return quotientOf(visits, lengthOf(work.flatMap(([, own]) => own.onlineTimes)));
  }
}

function totalTime(times: readonly Contribution[]): Breakdown {
  return { ...sumOf(times), sampleSize: times.length };
}

function visitContribution({ conversation, memberId, startedAt, endedAt }: Visit): Contribution {
  return { kind: "visit", conversation, memberId, at: endedAt, value: endedAt - startedAt };
}

function onlineContribution(memberId: string, { from, to }: TimeRange): Contribution {
  return { kind: "online time", conversation: null, memberId, at: from, value: to - from };
}

function lengthOf(times: readonly TimeRange[]): Milliseconds {
  return times.reduce((total, { from, to }) => total + to - from, 0);
}

function membersOnline(presence: WorkloadCounts["presence"], range: TimeRange): string[] {
  return [...presence].filter(([, own]) => wasOnline(own, range)).map(([memberId]) => memberId);
}

function onlineTimesOf(
  presence: WorkloadCounts["presence"],
  memberId: string,
  { range, now }: Pick<WorkloadQuestion, "range" | "now">,
): TimeRange[] {
  const own = presence.get(memberId);
  return own === undefined ? [] : onlineTimes(own, range, now);
}

function workByMember(
  conversations: Iterable<Conversation>,
  presence: ReadonlyMap<string, Presence>,
  { range, now, conversations: filter }: WorkloadQuestion,
): Map<string, Work> {
  const visits = new Map<string, Visit[]>();
  for (const visit of visitsOf(conversations, presence)) {
    if (visit.endedAt > now || !isWithin(range, visit.endedAt)) continue;
    if (!matchesFilter(visit.conversation, filter)) continue;
    if (repliesInside(visit).length === 0) continue;
    const own = visits.get(visit.memberId);
    if (own) own.push(visit);
    else visits.set(visit.memberId, [visit]);
  }
  return new Map(
    [...new Set([...visits.keys(), ...membersOnline(presence, range)])].map((memberId) => [
      memberId,
      {
        visits: visits.get(memberId) ?? [],
        onlineTimes: onlineTimesOf(presence, memberId, { range, now }),
      },
    ]),
  );
}

function figuresOf(work: {
  readonly visits: number;
  readonly handleTime: Milliseconds;
  readonly conversations: number;
  readonly onlineTimes: readonly TimeRange[];
}): WorkloadFigures {
  const { visits, handleTime, conversations } = work;
  const online = lengthOf(work.onlineTimes);
  return {
    handleTime,
    conversations,
    avgHandleTimePerConversation: conversations === 0 ? null : handleTime / conversations,
    online,
    utilization: online === 0 ? null : handleTime / online,
    sampleSizes: {
      handleTime: visits,
      conversations,
      avgHandleTimePerConversation: conversations,
      online: work.onlineTimes.length,
      utilization: visits,
    },
  };
}
