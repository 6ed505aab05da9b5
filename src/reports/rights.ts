import type { Directory, Member } from "../domain/directory";
import type { Role } from "../domain/events";
import type { MemberFilter } from "../domain/member-filter";

/**
 * Who asks. The operator is whoever holds the command line or a read token; an outsider is somebody in
 * Slack who is no member (or no longer one).
 */
export type Viewer =
  | { readonly kind: "operator" }
  | { readonly kind: "member"; readonly memberId: string; readonly role: Role }
  | { readonly kind: "outsider"; readonly reason: OutsiderReason };

export type OutsiderReason = "unlinked" | "guest" | "other-company";

/** Why somebody does not get what they asked for. */
export type Refusal =
  | { readonly kind: "outsider"; readonly reason: OutsiderReason }
  | { readonly kind: "own-figures-only" }
  | { readonly kind: "whole-team-only" }
  /** Office hours are asked for, and none are set. */
  | { readonly kind: "no-office-hours" }
  | { readonly kind: "managers-only" }
  | { readonly kind: "administrators-only" };

const rolesThatSeeEveryone: readonly Role[] = ["owner", "admin", "manager"];
const rolesThatAdminister: readonly Role[] = ["owner", "admin"];

/** Why the viewer may not see the figures of the members that the filter chooses; null when they may. */
export function refusalToSee(viewer: Viewer, members: MemberFilter): Refusal | null {
  if (viewer.kind === "operator") return null;
  if (viewer.kind === "outsider") return { kind: "outsider", reason: viewer.reason };
  if (rolesThatSeeEveryone.includes(viewer.role)) return null;
  const chosen = members.user ?? [];
  const onlyOwn = chosen.length > 0 && chosen.every((memberId) => memberId === viewer.memberId);
  return onlyOwn ? null : { kind: "own-figures-only" };
}

/** Why the viewer may not see a report that is of the whole team and cannot be narrowed to members. */
export function refusalToSeeWholeTeam(viewer: Viewer): Refusal | null {
  const refusal = refusalToSee(viewer, {});
  return refusal?.kind === "own-figures-only" ? { kind: "whole-team-only" } : refusal;
}

/** Why the viewer may not change the workspace's settings, links and tokens; null when they may. */
export function refusalToAdminister(viewer: Viewer): Refusal | null {
  if (viewer.kind === "operator") return null;
  if (viewer.kind === "outsider") return { kind: "outsider", reason: viewer.reason };
  return rolesThatAdminister.includes(viewer.role) ? null : { kind: "administrators-only" };
}

/** Whether the viewer may see everyone's figures. */
export function seesEveryone(viewer: Viewer): boolean {
  return refusalToSee(viewer, {}) === null;
}

/** What the viewer gets without naming anybody: everyone, or their own figures. */
export function defaultMembers(viewer: Viewer): MemberFilter {
  return viewer.kind === "member" && !seesEveryone(viewer) ? { user: [viewer.memberId] } : {};
}

/** The present members whom the viewer may be offered to choose from. */
export function visibleMembers(viewer: Viewer, directory: Directory): readonly Member[] {
  return directory.members.filter(
    ({ id, deleted }) => !deleted && refusalToSee(viewer, { user: [id] }) === null,
  );
}
