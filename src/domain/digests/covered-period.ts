import { addDays, daysBetween, type LocalDate, weekdayOf } from "../period";

/** Whole local dates, both included. */
export interface Dates {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** What the figures of a post are of, and what they are set against. */
export interface CoveredPeriod {
  readonly dates: Dates;
  readonly previous: Dates;
}

/**
 * The whole days since the schedule's date before, up to the day before the post: a week for one weekday,
 * Friday to Sunday on Mondays for one that comes on workdays. So no day is told twice or left out. They are
 * set against the same weekdays of the week before.
 */
export function coveredPeriod(days: readonly number[], localDate: LocalDate): CoveredPeriod {
  let first = addDays(localDate, -1);
  while (!days.includes(weekdayOf(first)) && daysBetween(first, localDate) < 7) first = addDays(first, -1);
  const last = addDays(localDate, -1);
  return { dates: { first, last }, previous: { first: addDays(first, -7), last: addDays(last, -7) } };
}
