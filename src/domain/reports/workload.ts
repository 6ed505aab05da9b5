import { type Breakdown, type Contribution, countItemsOnce, quotientOf, sumOf } from "../contribution";
import type { Conversation } from "../conversation";
import { type ConversationFilter, matchesFilter } from "../conversation-filter";
import { type Directory, memberName, memberTeamName } from "../directory";
import { compareText } from "../event-order";
import { type Instant, isWithin, type Milliseconds, type TimeRange } from "../instant";
import { type MemberFilter, matchesMember } from "../member-filter";
import type { WorkloadKey } from "../metrics/workload";
import { onlineTimes, type Presence, wasOnline } from "../presence";
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

/** Handle time, availability and utilization. All conversations must be given: visits end each other. */
export function workloadReport(
  conversations: Iterable<Conversation>,
  presence: ReadonlyMap<string, Presence>,
  directory: Directory,
  question: WorkloadQuestion,
): WorkloadReport {
  const work = workByMember(conversations, presence, question);
  const shown = [...work.keys()]
    .filter((memberId) => matchesMember(directory, question.members, memberId))
    .sort(compareText);
  const teamOf = (memberId: string) => directory.member(memberId)?.teamId ?? null;
  const teamIds = [...new Set(shown.map(teamOf))].filter((teamId) => teamId !== null).sort(compareText);
  const figures = (members: readonly string[]) => figuresOf(members.flatMap((id) => work.get(id) ?? []));
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
      return quotientOf(visits, onlineOf(work.map(([, own]) => own)));
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

function onlineOf(work: readonly Work[]): Milliseconds {
  return work
    .flatMap(({ onlineTimes: times }) => times)
    .reduce((total, { from, to }) => total + to - from, 0);
}

function workByMember(
  conversations: Iterable<Conversation>,
  presence: ReadonlyMap<string, Presence>,
  { range, now, conversations: filter }: WorkloadQuestion,
): Map<string, Work> {
  const visits = new Map<string, Visit[]>();
  for (const visit of visitsOf(conversations, presence, now)) {
    if (!isWithin(range, visit.endedAt) || !matchesFilter(visit.conversation, filter)) continue;
    if (repliesInside(visit).length === 0) continue;
    const own = visits.get(visit.memberId);
    if (own) own.push(visit);
    else visits.set(visit.memberId, [visit]);
  }
  const online = [...presence].filter(([, own]) => wasOnline(own, range)).map(([memberId]) => memberId);
  return new Map(
    [...new Set([...visits.keys(), ...online])].map((memberId) => {
      const own = presence.get(memberId);
      return [
        memberId,
        { visits: visits.get(memberId) ?? [], onlineTimes: own ? onlineTimes(own, range, now) : [] },
      ];
    }),
  );
}

function figuresOf(work: readonly Work[]): WorkloadFigures {
  const visits = work.flatMap((own) => own.visits);
  const handleTime = visits.reduce((total, { startedAt, endedAt }) => total + (endedAt - startedAt), 0);
  const online = onlineOf(work);
  const conversations = new Set(visits.map(({ conversation }) => conversation.id)).size;
  return {
    handleTime,
    conversations,
    avgHandleTimePerConversation: conversations === 0 ? null : handleTime / conversations,
    online,
    utilization: online === 0 ? null : handleTime / online,
    sampleSizes: {
      handleTime: visits.length,
      conversations,
      avgHandleTimePerConversation: conversations,
      online: work.reduce((count, own) => count + own.onlineTimes.length, 0),
      utilization: visits.length,
    },
  };
}
