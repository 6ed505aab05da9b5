import {
  type ClosedConversation,
  type Conversation,
  closerOf,
  isClosed,
  ownerAt,
  repliesBeforeClose,
  responsesOf,
} from "../conversation";
import { type ConversationFilter, matchesFilter } from "../conversation-filter";
import type { Directory } from "../directory";
import { isMember } from "../events";
import { type ElapsedTime, type Instant, isWithin, type Milliseconds, type TimeRange } from "../instant";
import { type MemberFilter, matchesMember } from "../member-filter";
import { localDateAt, wallClockDays, weekdayOf } from "../period";
import type { Presence } from "../presence";
import { repliesInside, visitsOf } from "../visits";

export interface OverallQuestion {
  readonly range: TimeRange;
  readonly now: Instant;
  readonly zone: string;
  readonly elapsed: ElapsedTime;
  readonly conversations: ConversationFilter;
  readonly members: MemberFilter;
}

/** The overall report of one range; times in milliseconds, absent over nothing. */
export interface OverallFigures {
  readonly totalDays: number;
  readonly closed: number;
  readonly resolved: number;
  readonly resolvedOnFirstReply: number;
  /** A fraction of the resolved, 0 if none. */
  readonly percentResolvedOnFirstReply: number;
  readonly repliesToResolve: number | null;
  readonly totalReplies: number;
  readonly repliesPerDay: number;
  readonly customersHelped: number;
  readonly totalConversations: number;
  readonly conversationsPerDay: number;
  readonly conversationsCreated: number;
  readonly handleTime: Milliseconds | null;
  readonly responseTime: Milliseconds | null;
  readonly resolutionTime: Milliseconds | null;
  /** From −100 to 100. */
  readonly happinessScore: number | null;
  /** 1 Monday to 7 Sunday; null without replies. */
  readonly busiestDay: number | null;
  readonly ratings: number;
}

/** Answers the overall report for the members of the directory that the filter chooses. */
export function overallReport(
  conversations: readonly Conversation[],
  presence: ReadonlyMap<string, Presence>,
  directory: Directory,
  question: OverallQuestion,
): OverallFigures {
  const chosen = conversations.filter((conversation) => matchesFilter(conversation, question.conversations));
  const members = new Set(
    directory.members.map(({ id }) => id).filter((id) => matchesMember(directory, question.members, id)),
  );
  const totalDays = daysIn(question.range, question.zone);
  const replied = repliedFigures(chosen, members, question);
  const totalConversations = chosen.filter((one) => isWorkedOn(one, members, question.range)).length;
  return {
    totalDays,
    ...resolvedFigures(chosen, members, question),
    ...replied,
    repliesPerDay: replied.totalReplies / totalDays,
    totalConversations,
    conversationsPerDay: totalConversations / totalDays,
    conversationsCreated: chosen.filter((one) => isCreated(one, members, question.range)).length,
    handleTime: mean(handleTimes(conversations, presence, members, question)),
    ...ratingFigures(chosen, members, question.range),
  };
}

type Members = ReadonlySet<string>;

function resolvedFigures(chosen: readonly Conversation[], members: Members, question: OverallQuestion) {
  const closed = chosen
    .filter(isClosed)
    .filter((one) => isWithin(question.range, one.closing.at) && members.has(closerOf(one) ?? ""));
  const replies = closed.map((one) => ({ one, count: repliesBeforeClose(one).length }));
  const resolved = replies.filter(({ count }) => count > 0);
  const onFirstReply = resolved.filter(({ count }) => count === 1).length;
  const resolutionTime = (one: ClosedConversation) => question.elapsed(one.openedAt, one.closing.at);
  return {
    closed: closed.length,
    resolved: resolved.length,
    resolvedOnFirstReply: onFirstReply,
    percentResolvedOnFirstReply: resolved.length === 0 ? 0 : onFirstReply / resolved.length,
    repliesToResolve: mean(resolved.map(({ count }) => count)),
    resolutionTime: mean(resolved.map(({ one }) => resolutionTime(one))),
  };
}

function repliedFigures(chosen: readonly Conversation[], members: Members, question: OverallQuestion) {
  const { range, zone, elapsed } = question;
  const repliesByDay = new Map<number, number>();
  const customers = new Set<string>();
  const responseTimes: Milliseconds[] = [];
  let totalReplies = 0;
  for (const conversation of chosen) {
    for (const { at } of repliesWithin(conversation, members, range)) {
      const day = weekdayOf(localDateAt(at, zone));
      repliesByDay.set(day, (repliesByDay.get(day) ?? 0) + 1);
      customers.add(conversation.contactId);
      totalReplies += 1;
    }
    for (const { memberId, startedAt, at } of responsesOf(conversation)) {
      if (members.has(memberId) && isWithin(range, at)) responseTimes.push(elapsed(startedAt, at));
    }
  }
  const [busiest] = [...repliesByDay].sort(
    ([leftDay, left], [rightDay, right]) => right - left || leftDay - rightDay,
  );
  return {
    totalReplies,
    customersHelped: customers.size,
    responseTime: mean(responseTimes),
    busiestDay: busiest?.[0] ?? null,
  };
}

function ratingFigures(chosen: readonly Conversation[], members: Members, range: TimeRange) {
  const scores = chosen.flatMap((conversation) =>
    conversation.ratings
      .filter(({ at, position }) => isWithin(range, at) && members.has(ownerAt(conversation, position) ?? ""))
      .map(({ score }) => score),
  );
  const great = scores.filter((score) => score >= 4).length;
  const notGood = scores.filter((score) => score <= 2).length;
  return {
    ratings: scores.length,
    happinessScore: scores.length === 0 ? null : (100 * (great - notGood)) / scores.length,
  };
}

function handleTimes(
  conversations: readonly Conversation[],
  presence: ReadonlyMap<string, Presence>,
  members: Members,
  { range, now, conversations: filter }: OverallQuestion,
): Milliseconds[] {
  return visitsOf(conversations, presence, now)
    .filter((visit) => members.has(visit.memberId) && matchesFilter(visit.conversation, filter))
    .flatMap((visit) =>
      repliesInside(visit)
        .filter(({ at }) => isWithin(range, at))
        .map(({ at }) => at - visit.startedAt),
    );
}

function repliesWithin({ memberMessages }: Conversation, members: Members, range: TimeRange) {
  return memberMessages.filter(
    ({ isReply, memberId, at }) => isReply && members.has(memberId) && isWithin(range, at),
  );
}

function isWorkedOn(conversation: Conversation, members: Members, range: TimeRange): boolean {
  const isAssigned = conversation.assignments.some(
    ({ memberId, at }) => memberId !== null && members.has(memberId) && isWithin(range, at),
  );
  return isAssigned || repliesWithin(conversation, members, range).length > 0;
}

function isCreated(conversation: Conversation, members: Members, range: TimeRange): boolean {
  if (!isWithin(range, conversation.openedAt)) return false;
  const { openedBy } = conversation;
  const firstOwner = conversation.assignments.find(({ memberId }) => memberId !== null)?.memberId;
  return (isMember(openedBy) && members.has(openedBy.id)) || members.has(firstOwner ?? "");
}

/** Whole days of 24 hours, or by the zone's wall clock, whichever is more; at least 1. */
function daysIn({ from, to }: TimeRange, zone: string): number {
  const ofHours = Math.floor((to - from) / 86_400_000);
  return Math.max(1, ofHours, wallClockDays(from, to, zone));
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
