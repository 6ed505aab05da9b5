import type { Directory } from "../directory";
import { type MemberFilter, matchesCredited } from "../member-filter";
import type { Sums } from "../sums/sums";

/** Whom a filter of members chooses among those with something in the sums; nobody (null) only where there is none. */
export function creditedIn(sums: Sums, directory: Directory, members: MemberFilter): (string | null)[] {
  return [...sums.members(), null].filter((memberId) => matchesCredited(directory, members, memberId));
}
