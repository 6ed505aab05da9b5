import type { Alert } from "../../domain/alerts/alert";
import type { FirstResponseQuestion } from "../../domain/alerts/first-response-due";
import { allHours, type Clock } from "../../domain/clock";
import type { Instant } from "../../domain/instant";
import { type ReportDependencies, serviceTargetsOf } from "../open-report";

/** What an alert asks; null where it wants office hours and none are set, or no first response has a target. */
export type AlertQuestion = (alert: Pick<Alert, "teamId" | "officeHours">) => FirstResponseQuestion | null;

/** Reads what all alerts of the workspace are judged by, as of `now`. */
export async function readAlertQuestion(
  { source, workspace }: ReportDependencies,
  now: Instant,
): Promise<AlertQuestion> {
  const [set, calendars, directory] = await Promise.all([
    source.serviceTargets(workspace),
    source.officeCalendars(workspace),
    source.directory(workspace),
  ]);
  const targets = serviceTargetsOf(set);
  const hasTarget = [targets.everyone, ...targets.byTeam.values()].some(({ first }) => first !== null);
  const { everyone, byTeam } = calendars;
  const officeHours: Clock | null =
    everyone === null ? null : { kind: "office-hours", calendars: { everyone, byTeam } };
  return (alert) => {
    const clock = alert.officeHours ? officeHours : allHours;
    if (clock === null || !hasTarget) return null;
    const members = alert.teamId === null ? {} : { team: [alert.teamId] };
    return { targets, clock, directory, now, members };
  };
}
