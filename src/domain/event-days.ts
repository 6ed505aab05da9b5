import type { Conversation } from "./conversation";
import { type UtcDay, utcDayOf } from "./instant";

/** The days of UTC on which something happened in the conversation that a report can count, ascending. */
export function eventDaysOf(conversation: Conversation): UtcDay[] {
  const { openedAt, closing, assignments, comments, memberCloses, ratings, followUps, visitMarks } =
    conversation;
  // A close that ended a wait may be another than the last one.
  const waitEnds = conversation.waits.flatMap(({ end }) => end ?? []);
  const happened = [assignments, comments, memberCloses, ratings, followUps, visitMarks, waitEnds].flat();
  const instants = [openedAt, ...conversation.messageTimes, ...happened.map(({ at }) => at)];
  if (closing !== null) instants.push(closing.at);
  return [...new Set(instants.map(utcDayOf))].sort((left, right) => left - right);
}
