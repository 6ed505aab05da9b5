import { secondsBetween } from "./calendar";
import {
  answeredWaits,
  assignmentsOf,
  closeOf,
  closerOf,
  contactIdOf,
  firstResponseOf,
  openedAt,
} from "./conversation";
import { memberName, memberTeamName } from "./directory";
import { type Conversation, compareText, instantOf, type LogEvent } from "./log";
import { chosenConversations, happenedInRange, isChosenMember, type Question } from "./parameters";
import { distinct, maximum, mean, percentile, sum } from "./statistics";

interface ClosedConversation {
  conversation: Conversation;
  close: LogEvent;
  closer: string | null;
}

interface MemberFigures {
  conversationsAssigned: number;
  conversationsClosed: number;
  contactsClosed: string[];
  messagesSent: number;
  comments: number;
  firstResponse: number[];
  firstAssignmentToFirstResponse: number[];
  response: number[];
  resolution: number[];
  firstAssignmentToClose: number[];
  lastAssignmentToClose: number[];
}

function population(question: Question): ClosedConversation[] {
  return chosenConversations(question).flatMap((conversation) => {
    const close = closeOf(conversation);
    if (close === undefined || !happenedInRange(question.parameters, close)) return [];
    return [{ conversation, close, closer: closerOf(conversation, close) }];
  });
}

function assignmentsToMembers(conversation: Conversation) {
  return assignmentsOf(conversation).filter((assignment) => assignment.to !== null);
}

function assignmentsUpToClose({ conversation, close }: ClosedConversation) {
  const closeIndex = conversation.events.indexOf(close);
  return assignmentsToMembers(conversation).filter((assignment) => assignment.index < closeIndex);
}

function isBy(event: LogEvent, memberId: string): boolean {
  return event.by?.kind === "user" && event.by.id === memberId;
}

function figuresOf(question: Question, closed: ClosedConversation[], memberId: string): MemberFigures {
  const seconds = (start: number, end: number) => secondsBetween(question.parameters.calendar, start, end);
  const own = closed.filter(({ closer }) => closer === memberId);
  const events = closed
    .flatMap(({ conversation }) => conversation.events)
    .filter((event) => isBy(event, memberId));
  const firstResponses = closed.flatMap(({ conversation }) => {
    const reply = firstResponseOf(conversation);
    return reply !== undefined && isBy(reply, memberId) ? [{ conversation, reply: instantOf(reply) }] : [];
  });
  return {
    conversationsAssigned: closed.filter((item) =>
      assignmentsUpToClose(item).some((assignment) => assignment.to === memberId),
    ).length,
    conversationsClosed: own.length,
    contactsClosed: distinct(own.map(({ conversation }) => contactIdOf(conversation))),
    messagesSent: events.filter((event) => event.type === "message.sent").length,
    comments: events.filter((event) => event.type === "comment.added").length,
    firstResponse: firstResponses.map(({ conversation, reply }) => seconds(openedAt(conversation), reply)),
    firstAssignmentToFirstResponse: firstResponses.flatMap(({ conversation, reply }) => {
      const first = assignmentsToMembers(conversation)[0];
      return first !== undefined && first.at <= reply ? [seconds(first.at, reply)] : [];
    }),
    response: closed
      .flatMap(({ conversation }) => answeredWaits(conversation))
      .filter(({ reply }) => isBy(reply, memberId))
      .map(({ start, reply }) => seconds(instantOf(start), instantOf(reply))),
    resolution: own.map(({ conversation, close }) => seconds(openedAt(conversation), instantOf(close))),
    firstAssignmentToClose: own.flatMap(({ conversation, close }) => {
      const first = assignmentsToMembers(conversation)[0];
      return first !== undefined && first.at <= instantOf(close) ? [seconds(first.at, instantOf(close))] : [];
    }),
    lastAssignmentToClose: own.flatMap((item) => {
      const last = assignmentsUpToClose(item).at(-1);
      return last === undefined ? [] : [seconds(last.at, instantOf(item.close))];
    }),
  };
}

function spread(name: string, values: readonly number[]) {
  return {
    [`avg${name}`]: mean(values),
    [`p50${name}`]: percentile(values, 50),
    [`p90${name}`]: percentile(values, 90),
  };
}

/** The metrics of one row, or of the total when the figures of several members are pooled. */
function metricsOf(figures: readonly MemberFigures[]) {
  const resolution = figures.flatMap((one) => one.resolution);
  const firstAssignment = figures.flatMap((one) => one.firstAssignmentToClose);
  const lastAssignment = figures.flatMap((one) => one.lastAssignmentToClose);
  return {
    conversationsAssigned: sum(figures.map((one) => one.conversationsAssigned)),
    conversationsClosed: sum(figures.map((one) => one.conversationsClosed)),
    uniqueContactsClosed: distinct(figures.flatMap((one) => one.contactsClosed)).length,
    messagesSent: sum(figures.map((one) => one.messagesSent)),
    comments: sum(figures.map((one) => one.comments)),
    ...spread(
      "FirstResponseTime",
      figures.flatMap((one) => one.firstResponse),
    ),
    ...spread(
      "FirstAssignmentToFirstResponseTime",
      figures.flatMap((one) => one.firstAssignmentToFirstResponse),
    ),
    ...spread(
      "ResponseTime",
      figures.flatMap((one) => one.response),
    ),
    ...spread("ResolutionTime", resolution),
    maxResolutionTime: maximum(resolution),
    ...spread("FirstAssignmentToCloseTime", firstAssignment),
    maxFirstAssignmentToCloseTime: maximum(firstAssignment),
    ...spread("LastAssignmentToCloseTime", lastAssignment),
    maxLastAssignmentToCloseTime: maximum(lastAssignment),
  };
}

/** The users report of metrics.md. */
export function usersReport(question: Question) {
  const everything = population(question);
  const closed = everything.filter(({ closer }) => closer !== null);
  const closers = distinct(closed.flatMap(({ closer }) => closer ?? []));
  const shown = closers.filter((memberId) => isChosenMember(question, memberId)).toSorted(compareText);
  const figures = shown.map((memberId) => figuresOf(question, closed, memberId));
  return {
    rows: figures.map((one, index) => {
      const userId = shown[index] ?? "";
      const user = memberName(question.log, userId);
      return { userId, user, team: memberTeamName(question.log, userId), ...metricsOf([one]) };
    }),
    total: metricsOf(figures),
    withoutCloser: everything.length - closed.length,
  };
}
