import { z } from "zod";
import type { Directory } from "./directory";

/** `first`: the conversation's first wait; `every`: every wait, the first included. */
export type ServiceLevelKind = "first" | "every";

const target = z.number().nonnegative().nullable();

/** Targets in milliseconds; null for a kind that has none. */
export const targetsSchema = z.object({ first: target, every: target });

export type Targets = Readonly<z.output<typeof targetsSchema>>;

/** Targets of the workspace, and of the teams that have their own for what is credited to their members. */
export interface ServiceTargets {
  readonly everyone: Targets;
  readonly byTeam: ReadonlyMap<string, Targets>;
}

/** Targets of the member's present team; what the team has no target for, and who is in no team, has everyone's. */
export function targetsFor(directory: Directory, targets: ServiceTargets, memberId: string | null): Targets {
  const teamId = (memberId !== null && directory.member(memberId)?.teamId) || null;
  const own = teamId === null ? undefined : targets.byTeam.get(teamId);
  const { everyone } = targets;
  return { first: own?.first ?? everyone.first, every: own?.every ?? everyone.every };
}
