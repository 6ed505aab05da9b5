import { Option } from "commander";
import type { Directory } from "../domain/directory";
import { CaseboardError } from "../errors";

/** `--team`, for settings that hold for everyone or for one team. */
export function teamOption(): Option {
  return new Option("--team <team>", "for this team only, by id or exact name");
}

/** The team's id; null without `--team`. Throws `not-found`, as a setting for no team would never hold. */
export function askedTeam(team: string | undefined, directory: Directory): string | null {
  if (team === undefined) return null;
  if (directory.team(team) !== undefined) return team;
  const known = directory.teams.filter(({ name }) => name === team);
  const [found, ...others] = known;
  if (found !== undefined && others.length === 0) return found.id;
  const names = directory.teams.map(({ id, name }) => `${name} (${id})`).join(", ");
  const problem = known.length > 1 ? `Several teams are called “${team}”.` : `There is no team “${team}”.`;
  throw new CaseboardError("not-found", problem, {
    hint: names === "" ? "No team was imported yet." : `Give a team's id. Teams: ${names}.`,
  });
}

/** Whom a setting holds for, in words. */
export function holderWords(teamId: string | null, directory: Directory): string {
  return teamId === null ? "everyone" : `team ${directory.team(teamId)?.name ?? teamId}`;
}
