import { isReply } from "./conversation";
import {
  type Conversation,
  comparePositions,
  type LogEvent,
  openedConversations,
  type Position,
  positionOf,
} from "./log";
import type { Question } from "./parameters";
import { statusChanges } from "./presence";

/** A member's stay in a conversation, and the member's replies to it in that time. */
export interface Visit {
  conversation: Conversation;
  memberId: string;
  start: Position;
  end: Position;
  replies: LogEvent[];
}

const FOUR_HOURS = 4 * 60 * 60 * 1000;

function isOf(event: LogEvent, type: string, memberId: string): boolean {
  return event.type === type && event.by?.kind === "user" && event.by.id === memberId;
}

function isAfter(position: Position, other: Position): boolean {
  return comparePositions(position, other) > 0;
}

/** A status and the limit of four hours come before all else of their instant. */
function beforeAllElse(at: number): Position {
  return { at, rank: -1, id: "" };
}

function endOfVisit(
  question: Question,
  conversation: Conversation,
  start: LogEvent,
  memberId: string,
): Position {
  const begin = positionOf(start);
  const anyOpened = openedConversations(question.log).flatMap(({ events }) => events);
  const ends = [
    beforeAllElse(begin.at + FOUR_HOURS),
    ...conversation.events.filter((event) => isOf(event, "visit.ended", memberId)).map(positionOf),
    ...anyOpened.filter((event) => isOf(event, "visit.started", memberId)).map(positionOf),
    ...statusChanges(question.log, memberId)
      .filter(({ status }) => status !== "online")
      .map(({ at }) => beforeAllElse(at)),
  ];
  const [first] = ends.filter((position) => isAfter(position, begin)).toSorted(comparePositions);
  return first ?? begin;
}

/** The visits to the conversations whose end does not lie after now. */
export function visitsOf(question: Question, conversations: readonly Conversation[]): Visit[] {
  const now = Date.parse(question.parameters.now);
  return conversations.flatMap((conversation) =>
    conversation.events.flatMap((event) => {
      const memberId = event.by?.id;
      if (memberId === undefined || !isOf(event, "visit.started", memberId)) return [];
      const start = positionOf(event);
      const end = endOfVisit(question, conversation, event, memberId);
      const replies = conversation.events.filter(
        (reply) =>
          isReply(reply) &&
          reply.by?.id === memberId &&
          isAfter(positionOf(reply), start) &&
          isAfter(end, positionOf(reply)),
      );
      return end.at > now ? [] : [{ conversation, memberId, start, end, replies }];
    }),
  );
}
