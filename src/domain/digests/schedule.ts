import { z } from "zod";
import type { Instant } from "../instant";
import {
  addDays,
  instantOfWallClock,
  isZone,
  type LocalDate,
  localDateAt,
  startOfLocalDate,
  weekdayOf,
} from "../period";

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** On which days and when something is posted, by the clocks of its own zone. */
export const scheduleSchema = z.object({
  /** ISO weekdays, 1 Monday to 7 Sunday, ascending. */
  days: z
    .array(z.number().int().min(1).max(7))
    .min(1, "must have at least one day")
    .transform((days) => [...new Set(days)].sort((left, right) => left - right)),
  /** `09:00`, from 00:00 to 23:59. */
  time: z.string().regex(TIME, "must be a time such as 09:00 or 17:30"),
  zone: z.string().refine(isZone, "must be a time zone such as Europe/Berlin"),
});

export type Schedule = Readonly<z.output<typeof scheduleSchema>>;

/** One post of a schedule: the local date that it is for, and the instant at which it is due. */
export interface Slot {
  readonly localDate: LocalDate;
  readonly dueAt: Instant;
}

/**
 * The slot of that date; null where the weekday is none of the schedule's, or the zone has no such date. A
 * time that a clock change skips is due at the first instant after it, one that comes twice at the first
 * of the two (design/slack.md).
 */
export function slotOn({ days, time, zone }: Schedule, localDate: LocalDate): Slot | null {
  if (!days.includes(weekdayOf(localDate))) return null;
  const dueAt = instantOfWallClock(localDate, minutesOf(time), zone);
  const isOn = (instant: Instant) => localDateAt(instant, zone) === localDate;
  return isOn(dueAt) || isOn(startOfLocalDate(localDate, zone)) ? { localDate, dueAt } : null;
}

/** The slots due after `after` and at or before `upTo`, earliest first. */
export function slotsWithin(
  schedule: Schedule,
  { after, upTo }: { readonly after: Instant; readonly upTo: Instant },
): readonly Slot[] {
  if (upTo <= after) return [];
  const last = localDateAt(upTo, schedule.zone);
  const slots: Slot[] = [];
  // A time that is skipped at the end of a day is due on the next one, so the day before is looked at too.
  for (let date = addDays(localDateAt(after, schedule.zone), -1); date <= last; date = addDays(date, 1)) {
    const slot = slotOn(schedule, date);
    if (slot !== null && slot.dueAt > after && slot.dueAt <= upTo) slots.push(slot);
  }
  return slots;
}

/** The first slot due after the instant. */
export function nextSlot(schedule: Schedule, after: Instant): Slot {
  let date = addDays(localDateAt(after, schedule.zone), -1);
  for (;;) {
    const slot = slotOn(schedule, date);
    if (slot !== null && slot.dueAt > after) return slot;
    date = addDays(date, 1);
  }
}

/** The last slot due at or before the instant, whenever the schedule was made. */
export function latestSlot(schedule: Schedule, at: Instant): Slot {
  let date = localDateAt(at, schedule.zone);
  for (;;) {
    const slot = slotOn(schedule, date);
    if (slot !== null && slot.dueAt <= at) return slot;
    date = addDays(date, -1);
  }
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
