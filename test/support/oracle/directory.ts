import { type Actor, compareByInstantAndId, compareText, type LogEvent } from "./log";

function wordsOnMember(log: readonly LogEvent[], memberId: string): LogEvent[] {
  return log
    .filter(
      (event) =>
        (event.type === "user.upserted" && event.user?.id === memberId) ||
        (event.type === "user.deleted" && event.userId === memberId),
    )
    .toSorted(compareByInstantAndId);
}

/** Ids of all members who were ever upserted, deleted ones included. */
export function directoryMemberIds(log: readonly LogEvent[]): string[] {
  const ids = log.flatMap((event) => (event.type === "user.upserted" && event.user ? [event.user.id] : []));
  return [...new Set(ids)].toSorted(compareText);
}

/** The member's name; the id when unknown or deleted. */
export function memberName(log: readonly LogEvent[], memberId: string): string {
  const last = wordsOnMember(log, memberId).at(-1);
  return last?.type === "user.upserted" ? (last.user?.name ?? memberId) : memberId;
}

/** The team the member's last upsert names; a deletion leaves it as it is. */
export function memberTeamId(log: readonly LogEvent[], memberId: string): string | null {
  const lastUpsert = wordsOnMember(log, memberId).findLast((event) => event.type === "user.upserted");
  return lastUpsert?.user?.teamId ?? null;
}

/** The name of the member's team; null without a team, and where nobody told the team's name. */
export function memberTeamName(log: readonly LogEvent[], memberId: string): string | null {
  const teamId = memberTeamId(log, memberId);
  if (teamId === null) return null;
  const last = log
    .filter((event) => event.type === "team.upserted" && event.team?.id === teamId)
    .toSorted(compareByInstantAndId)
    .at(-1);
  return last?.team?.name ?? null;
}

/** The last name given to the contact, null where none ever was. */
export function contactName(log: readonly LogEvent[], contactId: string): string | null {
  const last = log
    .filter((event) => event.type === "contact.upserted" || event.type === "conversation.opened")
    .filter((event) => event.contact?.id === contactId && event.contact.name !== undefined)
    .toSorted(compareByInstantAndId)
    .at(-1);
  return last?.contact?.name ?? null;
}

/** Members by the directory, others by name, else by id, else null. */
export function actorName(log: readonly LogEvent[], actor: Actor): string | null {
  if (actor.kind === "user") return memberName(log, actor.id ?? "");
  return actor.name ?? actor.id ?? null;
}
