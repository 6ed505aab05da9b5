import { secondsBetween, wallClock } from "./calendar";
import {
  answeredWaits,
  assignmentsOf,
  closeOf,
  closerOf,
  contactIdOf,
  openedAt,
  openingOf,
  ownerAtEvent,
  repliesBefore,
  repliesOf,
} from "./conversation";
import { directoryMemberIds } from "./directory";
import { type Conversation, formatInstant, instantOf, type LogEvent } from "./log";
import { chosenConversations, happenedInRange, isChosenMember, isInRange, type Question } from "./parameters";
import { distinct, mean } from "./statistics";
import { visitsOf } from "./visits";

const DAY = 24 * 60 * 60 * 1000;

function totalDays({ parameters }: Question): number {
  const from = Date.parse(parameters.from);
  const to = Date.parse(parameters.to);
  const zone = parameters.zone ?? "UTC";
  const byWallClock = Math.floor((wallClock(zone, to) - wallClock(zone, from)) / DAY);
  return Math.max(1, Math.floor((to - from) / DAY), byWallClock);
}

/** 1 Monday … 7 Sunday: the local weekday with most replies, the earlier on a tie. */
function busiestDay({ parameters }: Question, replies: readonly LogEvent[]): number | undefined {
  const weekdays = replies.map((reply) => {
    const day = new Date(wallClock(parameters.zone ?? "UTC", instantOf(reply))).getUTCDay();
    return day === 0 ? 7 : day;
  });
  const countOf = (weekday: number) => weekdays.filter((each) => each === weekday).length;
  const most = Math.max(...weekdays.map(countOf));
  return [1, 2, 3, 4, 5, 6, 7].find((weekday) => countOf(weekday) === most);
}

function isSentBy(members: readonly string[], event: LogEvent): boolean {
  return event.by?.kind === "user" && members.includes(event.by.id ?? "");
}

function closedFigures(
  question: Question,
  conversations: readonly Conversation[],
  members: readonly string[],
) {
  const { parameters } = question;
  const closed = conversations.flatMap((conversation) => {
    const close = closeOf(conversation);
    if (close === undefined || !happenedInRange(parameters, close)) return [];
    const closer = closerOf(conversation, close);
    return closer !== null && members.includes(closer) ? [{ conversation, close }] : [];
  });
  const resolved = closed
    .map(({ conversation, close }) => ({
      replies: repliesBefore(conversation, close).length,
      time: secondsBetween(parameters.calendar, openedAt(conversation), instantOf(close)),
    }))
    .filter(({ replies }) => replies > 0);
  const onFirstReply = resolved.filter(({ replies }) => replies === 1).length;
  return {
    closed: closed.length,
    resolved: resolved.length,
    resolvedOnFirstReply: onFirstReply,
    percentResolvedOnFirstReply: resolved.length === 0 ? 0 : onFirstReply / resolved.length,
    repliesToResolve: mean(resolved.map(({ replies }) => replies)),
    resolutionTime: mean(resolved.map(({ time }) => time)),
  };
}

function isCreatedBy(
  { parameters }: Question,
  conversation: Conversation,
  members: readonly string[],
): boolean {
  if (!isInRange(parameters, openedAt(conversation))) return false;
  const firstOwner = assignmentsOf(conversation).find(({ to }) => to !== null)?.to ?? "";
  return isSentBy(members, openingOf(conversation)) || members.includes(firstOwner);
}

function happiness(ratings: readonly LogEvent[]): number | null {
  const great = ratings.filter(({ score = 0 }) => score >= 4).length;
  const notGood = ratings.filter(({ score = 0 }) => score <= 2).length;
  return ratings.length === 0 ? null : (100 * (great - notGood)) / ratings.length;
}

/** The overall report of one range. */
function overallOfRange(question: Question) {
  const { log, parameters } = question;
  const members = directoryMemberIds(log).filter((memberId) => isChosenMember(question, memberId));
  const conversations = chosenConversations(question);
  const days = totalDays(question);
  const repliesInRange = (conversation: Conversation) =>
    repliesOf(conversation).filter((reply) => isSentBy(members, reply) && happenedInRange(parameters, reply));
  const replies = conversations.flatMap(repliesInRange);
  const helped = conversations.filter((conversation) => repliesInRange(conversation).length > 0);
  const touched = conversations.filter(
    (conversation) =>
      helped.includes(conversation) ||
      assignmentsOf(conversation).some(
        ({ to, at }) => to !== null && members.includes(to) && isInRange(parameters, at),
      ),
  );
  const ratings = conversations.flatMap((conversation) =>
    conversation.events.filter(
      (event) =>
        event.type === "rating.received" &&
        happenedInRange(parameters, event) &&
        members.includes(ownerAtEvent(conversation, event) ?? ""),
    ),
  );
  const handled = visitsOf(question, conversations).flatMap((visit) =>
    visit.replies
      .filter((reply) => replies.includes(reply))
      .map((reply) => (instantOf(reply) - visit.start.at) / 1000),
  );
  const responseTimes = conversations
    .flatMap(answeredWaits)
    .filter(({ reply }) => replies.includes(reply))
    .map(({ start, reply }) => secondsBetween(parameters.calendar, instantOf(start), instantOf(reply)));
  const busiest = busiestDay(question, replies);
  return {
    startDate: formatInstant(Date.parse(parameters.from)),
    endDate: formatInstant(Date.parse(parameters.to)),
    totalDays: days,
    ratings: ratings.length,
    ...closedFigures(question, conversations, members),
    totalReplies: replies.length,
    repliesPerDay: replies.length / days,
    customersHelped: distinct(helped.map(contactIdOf)).length,
    totalConversations: touched.length,
    conversationsPerDay: touched.length / days,
    conversationsCreated: conversations.filter((each) => isCreatedBy(question, each, members)).length,
    handleTime: mean(handled),
    responseTime: mean(responseTimes),
    happinessScore: happiness(ratings),
    ...(busiest === undefined ? {} : { busiestDay: busiest }),
  };
}

/** The figures of a range that deltas are made of; null or left out where absent. */
export type OverallFigures = { [Key in DeltaKey | "happinessScore"]?: number | null };

const DELTA_KEYS = [
  "totalConversations",
  "customersHelped",
  "repliesPerDay",
  "resolvedOnFirstReply",
  "handleTime",
  "conversationsPerDay",
  "resolved",
  "repliesToResolve",
  "totalReplies",
  "closed",
  "responseTime",
  "resolutionTime",
  "conversationsCreated",
] as const;

type DeltaKey = (typeof DELTA_KEYS)[number];

function percentChange(current: number | null, previous: number | null): number | null {
  if (previous === null || previous === 0) return 0;
  return current === null ? null : (100 * (current - previous)) / previous;
}

function pointChange(current: number | null, previous: number | null): number | null {
  if (previous === null) return 0;
  return current === null ? null : current - previous;
}

/** The deltas of metrics.md from two ranges. */
export function deltasOf(current: OverallFigures, previous: OverallFigures) {
  const changes = DELTA_KEYS.map((key) => [key, percentChange(current[key] ?? null, previous[key] ?? null)]);
  return {
    ...Object.fromEntries(changes),
    happinessScore: pointChange(current.happinessScore ?? null, previous.happinessScore ?? null),
    activeConversations: percentChange(
      current.totalConversations ?? null,
      previous.totalConversations ?? null,
    ),
  };
}

/** The overall report of metrics.md. */
export function overallReport(question: Question) {
  const { parameters } = question;
  const current = overallOfRange(question);
  if (parameters.previousFrom === undefined || parameters.previousTo === undefined) return { current };
  const range = { from: parameters.previousFrom, to: parameters.previousTo };
  const previous = overallOfRange({ ...question, parameters: { ...parameters, ...range } });
  return { current, previous, deltas: deltasOf(current, previous) };
}
