import { DateTime } from "luxon";
import type { Instant } from "../domain/instant";

/** The wall clock of the zone at the instant, as `2026-11-05 11:00:00`; spreadsheets read it as a date. */
export function formatWallClock(instant: Instant, zone: string): string {
  return DateTime.fromMillis(instant, { zone }).toFormat("yyyy-MM-dd HH:mm:ss");
}

/** The wall clock of the zone at the instant, as milliseconds since 1970-01-01 00:00 on that clock. */
export function wallClock(instant: Instant, zone: string): number {
  return instant + DateTime.fromMillis(instant, { zone }).offset * 60_000;
}
