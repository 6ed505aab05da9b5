import type { Directory } from "./directory";

/** Chooses members, and so rows: by id and by the id of the present team, and-ed; values or-ed. */
export interface MemberFilter {
  readonly user?: readonly string[] | undefined;
  readonly team?: readonly string[] | undefined;
}

/** Whether the filter chooses the member; one without a known team is in no team. */
export function matchesMember(directory: Directory, filter: MemberFilter, memberId: string): boolean {
  const { user, team } = filter;
  const teamId = directory.member(memberId)?.teamId ?? null;
  return (
    (user === undefined || user.includes(memberId)) &&
    (team === undefined || (teamId !== null && team.includes(teamId)))
  );
}

/** Whether the filter leaves anybody out. */
export function isMemberFilterSet({ user, team }: MemberFilter): boolean {
  return user !== undefined || team !== undefined;
}

/** Whether the filter lets through what is credited to this member, or to nobody (null). */
export function matchesCredited(
  directory: Directory,
  filter: MemberFilter,
  memberId: string | null,
): boolean {
  if (memberId === null) return !isMemberFilterSet(filter);
  return matchesMember(directory, filter, memberId);
}
