import {
  type Conversation,
  closerOf,
  firstResponseOf,
  isClosed,
  repliesBeforeClose,
  responsesOf,
} from "../conversation";
import type { CreditedTime, Milliseconds } from "../instant";

/** Figures of one conversation over its whole life; times are absent where there is nothing to measure. */
export interface ConversationFigures {
  readonly repliesSent: number;
  /** From the first inbound message to the first response. */
  readonly firstResponseTime: Milliseconds | null;
  /** The mean of its response times. */
  readonly responseTime: Milliseconds | null;
  /** From the opening to the last close, where it is resolved. */
  readonly resolveTime: Milliseconds | null;
}

export function conversationFigures(conversation: Conversation, elapsed: CreditedTime): ConversationFigures {
  const responseTimes = responsesOf(conversation).map(({ startedAt, at, memberId }) =>
    elapsed(startedAt, at, memberId),
  );
  return {
    repliesSent: conversation.memberMessages.filter(({ isReply }) => isReply).length,
    firstResponseTime: firstResponseTimeOf(conversation, elapsed),
    responseTime: meanOf(responseTimes),
    resolveTime: resolveTimeOf(conversation, elapsed),
  };
}

function firstResponseTimeOf(conversation: Conversation, elapsed: CreditedTime): Milliseconds | null {
  const response = firstResponseOf(conversation);
  const { firstInbound } = conversation;
  if (response === null || firstInbound === null) return null;
  return elapsed(firstInbound.at, response.at, response.memberId);
}

function resolveTimeOf(conversation: Conversation, elapsed: CreditedTime): Milliseconds | null {
  if (!isClosed(conversation) || repliesBeforeClose(conversation).length === 0) return null;
  return elapsed(conversation.openedAt, conversation.closing.at, closerOf(conversation));
}

function meanOf(times: readonly Milliseconds[]): Milliseconds | null {
  return times.length === 0 ? null : times.reduce((sum, time) => sum + time, 0) / times.length;
}
