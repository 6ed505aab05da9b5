import type { Directory } from "./directory";
import { type CreditedTime, type ElapsedTime, wallClockTime } from "./instant";
import { type Calendar, officeHoursTime } from "./office-hours";

/** Office hours of a workspace: everyone's, and those of the teams that have their own. */
export interface OfficeCalendars {
  readonly everyone: Calendar;
  readonly byTeam: ReadonlyMap<string, Calendar>;
}

/** What a report's times are measured by. */
export type Clock =
  | { readonly kind: "all-hours" }
  | { readonly kind: "office-hours"; readonly calendars: OfficeCalendars };

export const allHours: Clock = { kind: "all-hours" };

/** Office hours by one calendar, whoever is credited. */
export function officeHoursClock(everyone: Calendar): Clock {
  return { kind: "office-hours", calendars: { everyone, byTeam: new Map() } };
}

/**
 * Measures times by the clock. With office hours a time counts by the calendar of the present team of the
 * member to whom it is credited; where that team has none, and for nobody's, by everyone's.
 */
export function timeBy(clock: Clock, directory: Directory): CreditedTime {
  if (clock.kind === "all-hours") return wallClockTime;
  const { everyone, byTeam } = clock.calendars;
  const everyonesTime = officeHoursTime(everyone);
  const teamTimes = new Map<string, ElapsedTime>(
    [...byTeam].map(([teamId, calendar]) => [teamId, officeHoursTime(calendar)]),
  );
  return (from, to, creditedTo) => {
    const teamId = creditedTo === null ? null : directory.member(creditedTo)?.teamId;
    const elapsed = (teamId != null && teamTimes.get(teamId)) || everyonesTime;
    return elapsed(from, to);
  };
}

/** The clock in words: `all hours`, `office hours, Europe/Berlin`, and zones of teams that have others. */
export function describeClock(clock: Clock, directory: Directory): string {
  if (clock.kind === "all-hours") return "all hours";
  const { everyone, byTeam } = clock.calendars;
  const own = [...byTeam].map(([teamId, { zone }]) => `${directory.team(teamId)?.name ?? teamId}: ${zone}`);
  return [`office hours, ${everyone.zone}`, ...own].join("; ");
}
