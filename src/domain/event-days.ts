import type { Conversation } from "./conversation";
import { type Instant, type UtcDay, utcDayOf } from "./instant";

/** The days of UTC on which something happened in the conversation that a report can count, ascending. */
export function eventDaysOf(conversation: Conversation): UtcDay[] {
  const days = countedInstants(conversation).map(utcDayOf);
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
