import type { Filter } from "mongodb";
import { type TimeRange, type UtcDay, utcDayOf } from "../domain/instant";
import type { ConversationDocument } from "./conversation-store";

/** Beyond this many days asking for each costs more than what else it would find. */
const MOST_DAYS = 400;

/** Chooses every conversation with an event in the range that a report can count, and others near by. */
export function activeIn(range: TimeRange): Filter<ConversationDocument> {
  const [first, last] = [utcDayOf(range.from), utcDayOf(range.to - 1)];
  if (last - first < MOST_DAYS) return { eventDays: { $in: daysFrom(first, last) } };
  return { lastEventAt: { $gte: new Date(range.from) }, firstEventAt: { $lt: new Date(range.to) } };
}

/** Both days included; none where the last one comes before the first. */
function daysFrom(first: UtcDay, last: UtcDay): UtcDay[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
