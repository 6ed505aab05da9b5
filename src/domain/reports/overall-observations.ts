import type { Contribution } from "../contribution";
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
import { type CreditedTime, type Instant, isWithin, type Milliseconds, type TimeRange } from "../instant";
import type { MemberFilter } from "../member-filter";
import { weekdayAt } from "../period";
import type { Presence } from "../presence";
import { repliesInside, visitsOf } from "../visits";
import { chosenMembers, daysIn } from "./overall-counts";

export interface OverallQuestion {
  readonly range: TimeRange;
  readonly now: Instant;
  readonly zone: string;
  readonly elapsed: CreditedTime;
  readonly conversations: ConversationFilter;
  readonly members: MemberFilter;
}

/** What the numbers of the overall report are made of; `closed`, `worked`, `created` and `replies` add 1 each. */
export interface OverallObservations {
  readonly totalDays: number;
  readonly closed: readonly Contribution[];
  readonly resolved: readonly {
    readonly closed: Contribution;
    /** Replies before the close. */
    readonly replies: number;
    readonly time: Milliseconds;
  }[];
  readonly replies: readonly Contribution[];
  /** The replies of the weekday with most of them; null without replies. */
  readonly busiestDay: { readonly weekday: number; readonly replies: readonly Contribution[] } | null;
  readonly worked: readonly Contribution[];
  readonly created: readonly Contribution[];
  readonly handled: readonly Contribution[];
  readonly responses: readonly Contribution[];
  /** Each with its score. */
  readonly ratings: readonly Contribution[];
}

type Members = ReadonlySet<string>;

/** Collects what the members of the directory that the filter chooses did. All conversations that are visited must be given. */
export function observeOverall(
  conversations: readonly Conversation[],
  presence: ReadonlyMap<string, Presence>,
  directory: Directory,
  question: OverallQuestion,
): OverallObservations {
  const { range, zone } = question;
  const chosen = conversations.filter((conversation) => matchesFilter(conversation, question.conversations));
  const members = new Set(chosenMembers(directory, question.members));
  const replies = chosen.flatMap((conversation) => repliesOf(conversation, members, range));
  return {
    totalDays: daysIn(range, zone),
    ...closedBy(chosen, members, question),
    replies,
    busiestDay: busiestDayOf(replies, zone),
    worked: chosen.flatMap((conversation) => workOn(conversation, members, range)),
    created: chosen.flatMap((conversation) => creationOf(conversation, members, range)),
    handled: handledReplies(conversations, presence, members, question),
    responses: chosen.flatMap((conversation) => responsesBy(conversation, members, question)),
    ratings: chosen.flatMap((conversation) => ratingsOf(conversation, members, range)),
  };
}

function closedBy(chosen: readonly Conversation[], members: Members, { range, elapsed }: OverallQuestion) {
  const closed: Contribution[] = [];
  const resolved: OverallObservations["resolved"][number][] = [];
  for (const conversation of chosen.filter(isClosed)) {
    const memberId = closerOf(conversation);
    const { at } = conversation.closing;
    if (memberId === null || !members.has(memberId) || !isWithin(range, at)) continue;
    const contribution = { kind: "conversation" as const, conversation, memberId, at, value: 1 };
    closed.push(contribution);
    const resolution = resolutionOf(conversation, contribution, elapsed);
    if (resolution.replies > 0) resolved.push(resolution);
  }
  return { closed, resolved };
}

function resolutionOf(conversation: ClosedConversation, closed: Contribution, elapsed: CreditedTime) {
  const time = elapsed(conversation.openedAt, conversation.closing.at, closed.memberId);
  return { closed, replies: repliesBeforeClose(conversation).length, time };
}

function repliesOf(conversation: Conversation, members: Members, range: TimeRange): Contribution[] {
  return conversation.memberMessages
    .filter(({ isReply, memberId, at }) => isReply && members.has(memberId) && isWithin(range, at))
    .map(({ memberId, at }) => ({ kind: "reply", conversation, memberId, at, value: 1 }));
}

function busiestDayOf(replies: readonly Contribution[], zone: string): OverallObservations["busiestDay"] {
  const byWeekday = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, replies: [] as Contribution[] }));
  for (const reply of replies) byWeekday[weekdayAt(reply.at, zone) - 1]?.replies.push(reply);
  // The sort is stable: on a tie the earlier weekday stays first.
  const [busiest] = byWeekday.sort((left, right) => right.replies.length - left.replies.length);
  return busiest === undefined || busiest.replies.length === 0 ? null : busiest;
}

/** The conversation, credited for the first assignment or reply in the range. */
function workOn(conversation: Conversation, members: Members, range: TimeRange): Contribution[] {
  const assigned = conversation.assignments.flatMap(({ memberId, at }) =>
    memberId !== null && members.has(memberId) && isWithin(range, at) ? [{ memberId, at }] : [],
  );
  const work = [...assigned, ...repliesOf(conversation, members, range)];
  const [first] = work.sort((left, right) => left.at - right.at);
  if (first === undefined) return [];
  return [{ kind: "conversation", conversation, memberId: first.memberId, at: first.at, value: 1 }];
}

function creationOf(conversation: Conversation, members: Members, range: TimeRange): Contribution[] {
  const { openedAt: at, openedBy, assignments } = conversation;
  const firstOwner = assignments.find(({ memberId }) => memberId !== null)?.memberId ?? null;
  const memberId = isMember(openedBy) && members.has(openedBy.id) ? openedBy.id : firstOwner;
  if (memberId === null || !members.has(memberId) || !isWithin(range, at)) return [];
  return [{ kind: "conversation", conversation, memberId, at, value: 1 }];
}

function handledReplies(
  conversations: readonly Conversation[],
  presence: ReadonlyMap<string, Presence>,
  members: Members,
  { range, now, conversations: filter }: OverallQuestion,
): Contribution[] {
  return visitsOf(conversations, presence)
    .filter(({ endedAt }) => endedAt <= now)
    .filter((visit) => members.has(visit.memberId) && matchesFilter(visit.conversation, filter))
    .flatMap((visit) =>
      repliesInside(visit)
        .filter(({ at }) => isWithin(range, at))
        .map(({ at }) => ({
          kind: "reply",
          conversation: visit.conversation,
          memberId: visit.memberId,
          at,
          value: at - visit.startedAt,
        })),
    );
}

function responsesBy(
  conversation: Conversation,
  members: Members,
  { range, elapsed }: OverallQuestion,
): Contribution[] {
  return responsesOf(conversation)
    .filter(({ memberId, at }) => members.has(memberId) && isWithin(range, at))
    .map(({ memberId, startedAt, at }) => ({
      kind: "wait",
      conversation,
      memberId,
      at,
      value: elapsed(startedAt, at, memberId),
    }));
}

function ratingsOf(conversation: Conversation, members: Members, range: TimeRange): Contribution[] {
  return conversation.ratings.flatMap(({ at, position, score }): Contribution[] => {
    const memberId = ownerAt(conversation, position);
    if (memberId === null || !members.has(memberId) || !isWithin(range, at)) return [];
    return [{ kind: "rating", conversation, memberId, at, value: score }];
  });
}
