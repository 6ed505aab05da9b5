import type { Identity } from "../../../commands/identity";
import type { Directory } from "../../domain/directory";
import type { Role } from "../../domain/events";
import type { Access } from "../ports";

export const noAccess: Access = { links: [], roles: [], firstOwner: null };

/** The id under which roles are kept for an owner in Slack who is no member of the directory. */
export function idWithoutMember(slackUserId: string): string {
  return `slack:${slackUserId}`;
}

/** The member an admin linked to the person; null when nobody did. */
export function linkedMember(access: Access, slackUserId: string): string | null {
  return access.links.find((link) => link.slackUserId === slackUserId)?.memberId ?? null;
}

/** The role set here, else the help desk's; null for a member that neither knows. */
export function roleOf(access: Access, directory: Directory, memberId: string): Role | null {
  const set = access.roles.find((entry) => entry.memberId === memberId)?.role;
  return set ?? directory.member(memberId)?.role ?? null;
}

/** Ids of everybody who is an owner now, people in Slack without a member included. */
export function owners(access: Access, directory: Directory): readonly string[] {
  const members = directory.members
    .filter(({ id, deleted }) => !deleted && roleOf(access, directory, id) === "owner")
    .map(({ id }) => id);
  const outside = access.roles
    .filter(({ memberId, role }) => role === "owner" && directory.member(memberId) === undefined)
    .map(({ memberId }) => memberId);
  return [...members, ...outside];
}

export function withRole(access: Access, memberId: string, role: Role): Access {
  const others = access.roles.filter((entry) => entry.memberId !== memberId);
  return { ...access, roles: [...others, { memberId, role }] };
}

/** The role of an owner in Slack who has become a member since moves over to the member. */
export function withRoleOfMember(access: Access, identity: Identity): Access {
  if (identity.kind !== "member") return access;
  const before = idWithoutMember(identity.slackUserId);
  const entry = access.roles.find(({ memberId }) => memberId === before);
  if (entry === undefined || identity.memberId === before) return access;
  const others = access.roles.filter(({ memberId }) => memberId !== before);
  const hasOwn = others.some(({ memberId }) => memberId === identity.memberId);
  const moved = hasOwn ? [] : [{ memberId: identity.memberId, role: entry.role }];
  return { ...access, roles: [...others, ...moved] };
}

export function withLink(access: Access, slackUserId: string, memberId: string): Access {
  const others = access.links.filter((link) => link.slackUserId !== slackUserId);
  return { ...access, links: [...others, { slackUserId, memberId }] };
}

export function withoutLink(access: Access, slackUserId: string): Access {
  return { ...access, links: access.links.filter((link) => link.slackUserId !== slackUserId) };
}
