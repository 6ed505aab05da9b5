import type { Conversation, Wait } from "./conversation";
import { type UtcDay, utcDayOf } from "./instant";

/**
 * The days of UTC on which something happened in the conversation that a report can count, and those over which
 * a wait lasted that has ended. Ascending.
 */
export function eventDaysOf(conversation: Conversation): UtcDay[] {
  const { openedAt, closing, assignments, comments, memberCloses, ratings, followUps, visitMarks } =
    conversation;
  const happened = [assignments, comments, memberCloses, ratings, followUps, visitMarks].flat();
  const instants = [openedAt, ...conversation.messageTimes, ...happened.map(({ at }) => at)];
  if (closing !== null) instants.push(closing.at);
  const days = [...instants.map(utcDayOf), ...conversation.waits.flatMap(daysOfWait)];
  return [...new Set(days)].sort((left, right) => left - right);
}

function daysOfWait({ startedAt, end }: Wait): UtcDay[] {
  if (end === null) return [];
  const first = utcDayOf(startedAt);
  return Array.from({ length: 1 + utcDayOf(end.at) - first }, (_, index) => first + index);
}
