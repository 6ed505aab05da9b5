import type { Services } from "../../../../commands/services";
import type { Alert } from "../../../domain/alerts/alert";
import type { Milliseconds } from "../../../domain/instant";
import type { ReportDependencies } from "../../../reports/open-report";

/** An alert and what decides whether it has anything to tell. */
export interface ListedAlert {
  readonly alert: Alert;
  /** The name, or the id where it is not known; null without a team. */
  readonly teamName: string | null;
  /** Why nothing is told of even though it is active; null when something can be. */
  readonly silence: "no-target" | "no-office-hours" | null;
}

/** What the workspace has set that alerts go by. */
export interface AlertSettings {
  /** Null without one; teams may have their own all the same. */
  readonly everyonesTarget: Milliseconds | null;
  /** By team id. */
  readonly teamTargets: ReadonlyMap<string, Milliseconds>;
  readonly teamNames: ReadonlyMap<string, string>;
  readonly hasOfficeHours: boolean;
}

export async function readAlertSettings({ source, workspace }: ReportDependencies): Promise<AlertSettings> {
  const [targets, calendars, directory] = await Promise.all([
    source.serviceTargets(workspace),
    source.officeCalendars(workspace),
    source.directory(workspace),
  ]);
  return {
    everyonesTarget: targets.everyone?.first ?? null,
    teamTargets: new Map(
      [...targets.byTeam].flatMap(([id, { first }]) => (first === null ? [] : [[id, first]])),
    ),
    teamNames: new Map(directory.teams.map(({ id, name }) => [id, name])),
    hasOfficeHours: calendars.everyone !== null,
  };
}

/** All alerts, oldest first. */
export async function readAlertList(
  alerts: Services["alerts"],
  settings: AlertSettings,
): Promise<readonly ListedAlert[]> {
  return (await alerts.list()).map(({ value }) => listedAlert(value, settings));
}

export function listedAlert(alert: Alert, settings: AlertSettings): ListedAlert {
  const { teamId } = alert;
  return {
    alert,
    teamName: teamId === null ? null : (settings.teamNames.get(teamId) ?? teamId),
    silence: silenceOf(alert, settings),
  };
}

function silenceOf({ teamId, officeHours }: Alert, settings: AlertSettings): ListedAlert["silence"] {
  const { everyonesTarget, teamTargets, hasOfficeHours } = settings;
  const hasTarget =
    everyonesTarget !== null || (teamId === null ? teamTargets.size > 0 : teamTargets.has(teamId));
  if (!hasTarget) return "no-target";
  return officeHours && !hasOfficeHours ? "no-office-hours" : null;
}
