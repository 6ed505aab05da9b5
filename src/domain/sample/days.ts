import { DateTime } from "luxon";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A local calendar day. Hours count from noon, which no clock change moves: 9 o'clock is noon − 3 h. */
export interface LocalDay {
  readonly noon: number;
  /** ISO: 1 Monday … 7 Sunday. */
  readonly weekday: number;
}

/** The local days from the day of one instant (in ms) to the day of another, both included. */
export function localDays(start: number, end: number, zone: string): LocalDay[] {
  const last = DateTime.fromMillis(end, { zone }).startOf("day").toMillis();
  const days: LocalDay[] = [];
  let noon = DateTime.fromMillis(start, { zone }).set({ hour: 12, minute: 0, second: 0, millisecond: 0 });
  while (noon.startOf("day").toMillis() <= last) {
    days.push({ noon: noon.toMillis(), weekday: noon.weekday });
    noon = noon.plus({ days: 1 });
  }
  return days;
}

/** The instant of a local hour, such as 9.5 for half past nine. */
export function instantOfHour(day: LocalDay, hour: number): number {
  return day.noon + (hour - 12) * HOUR;
}

/** The index of the day on which the instant lies; the nearest where it lies on none. */
export function dayIndexAt(days: readonly LocalDay[], instant: number): number {
  const first = days[0]?.noon ?? instant;
  const index = Math.round((instant - first) / DAY);
  return Math.max(0, Math.min(days.length - 1, index));
}
