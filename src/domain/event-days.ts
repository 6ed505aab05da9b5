import type { Conversation, Wait } from "./conversation";
import { type Instant, type UtcDay, utcDayOf } from "./instant";

/** Stands for the days of a wait that lasted longer than `longestListedWait`: nobody lists years of days. */
export const DAYS_OF_A_LONG_WAIT: UtcDay = Number.MIN_SAFE_INTEGER;

/** In days. */
const longestListedWait = 31;

/**
 * The days of UTC on which something happened in the conversation that a report can count, and those over which
 * a wait lasted that has ended, or what stands for them. Ascending.
 */
export function eventDaysOf(conversation: Conversation): UtcDay[] {
  const days = new Set(countedInstants(conversation).map(utcDayOf));
  for (const wait of conversation.waits) for (const day of daysOfWait(wait)) days.add(day);
  return [...days].sort((left, right) => left - right);
}

/** The days of UTC on which something happened in the conversation that a report can count: on no other it counts. */
export function countedDaysOf(conversation: Conversation): UtcDay[] {
  return [...new Set(countedInstants(conversation).map(utcDayOf))].sort((left, right) => left - right);
}

/** When something happened in the conversation that a report can count; not in order, some more than once. */
export function countedInstants(conversation: Conversation): Instant[] {
  const { openedAt, closing, assignments, comments, memberCloses, ratings, followUps, visitMarks } =
    conversation;
  const instants = [openedAt, ...conversation.messageTimes];
  for (const happened of [assignments, comments, memberCloses, ratings, followUps, visitMarks]) {
    for (const { at } of happened) instants.push(at);
  }
  if (closing !== null) instants.push(closing.at);
  // A close that was not the last is known only by the wait that it ended.
  for (const { end } of conversation.waits) if (end !== null) instants.push(end.at);
  return instants;
}

function daysOfWait({ startedAt, end }: Wait): UtcDay[] {
  if (end === null) return [];
  const first = utcDayOf(startedAt);
  const length = 1 + utcDayOf(end.at) - first;
  if (length > longestListedWait) return [DAYS_OF_A_LONG_WAIT];
  return Array.from({ length }, (_, index) => first + index);
}
