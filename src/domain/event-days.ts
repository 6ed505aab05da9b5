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
  const days = [...countedInstants(conversation).map(utcDayOf), ...conversation.waits.flatMap(daysOfWait)];
  return [...new Set(days)].sort((left, right) => left - right);
}

/** When something happened in the conversation that a report can count; not in order, some more than once. */
export function countedInstants(conversation: Conversation): Instant[] {
  const { openedAt, closing, assignments, comments, memberCloses, ratings, followUps, visitMarks } =
    conversation;
  const happened = [assignments, comments, memberCloses, ratings, followUps, visitMarks].flat();
  const instants = [openedAt, ...conversation.messageTimes, ...happened.map(({ at }) => at)];
  return closing === null ? instants : [...instants, closing.at];
}

function daysOfWait({ startedAt, end }: Wait): UtcDay[] {
  if (end === null) return [];
  const first = utcDayOf(startedAt);
  const length = 1 + utcDayOf(end.at) - first;
  if (length > longestListedWait) return [DAYS_OF_A_LONG_WAIT];
  return Array.from({ length }, (_, index) => first + index);
}
