import { compareText, isLater, type Stamp } from "./event-order";
import type { CaseboardEvent, EventOf, EventType, Role } from "./events";
import type { Instant } from "./instant";

/** A person of the support team as the directory last heard of them. */
export interface Member {
  readonly id: string;
  /** The name to show: a deleted member is shown by id. */
  readonly name: string;
  readonly role: Role;
  readonly email: string | null;
  /** The present team; a deleted member keeps the last one. */
  readonly teamId: string | null;
  readonly slackUserId: string | null;
  readonly photoUrl: string | null;
  /** When the platform made the account; null where it does not tell. */
  readonly createdAt: Instant | null;
  readonly deleted: boolean;
}

export interface Team {
  readonly id: string;
  readonly name: string;
}

type MemberRecord = Omit<Member, "deleted">;

/** What has been said about one member: the last upsert and the last deletion, each with its stamp. */
export interface MemberEntry {
  readonly kind: "member";
  readonly id: string;
  readonly upserted: {
    readonly stamp: Stamp;
    readonly record: MemberRecord;
  } | null;
  readonly deleted: Stamp | null;
}

export interface TeamEntry {
  readonly kind: "team";
  readonly id: string;
  readonly named: { readonly stamp: Stamp; readonly name: string };
}

export interface ContactEntry {
  readonly kind: "contact";
  readonly id: string;
  /** Null while no event gave a name. */
  readonly named: { readonly stamp: Stamp; readonly name: string } | null;
}

export type DirectoryEntry = MemberEntry | TeamEntry | ContactEntry;

const directoryTypes = [
  "team.upserted",
  "user.upserted",
  "user.deleted",
  "contact.upserted",
  "conversation.opened",
] as const satisfies readonly EventType[];

export type DirectoryEvent = EventOf<(typeof directoryTypes)[number]>;

/** Whether the event says something about a member, a team or a contact. */
export function isDirectoryEvent(event: CaseboardEvent): event is DirectoryEvent {
  return (directoryTypes as readonly string[]).includes(event.type);
}

/** What one event says about the directory, as an entry that knows nothing else. */
export function entryOf(event: DirectoryEvent): DirectoryEntry {
  const stamp: Stamp = { at: event.at, id: event.id };
  switch (event.type) {
    case "team.upserted":
      return {
        kind: "team",
        id: event.team.id,
        named: { stamp, name: event.team.name },
      };
    case "user.upserted":
      return {
        kind: "member",
        id: event.user.id,
        upserted: { stamp, record: recordOf(event) },
        deleted: null,
      };
    case "user.deleted":
      return {
        kind: "member",
        id: event.userId,
        upserted: null,
        deleted: stamp,
      };
    case "contact.upserted":
    case "conversation.opened": {
      const { id, name } = event.contact;
      return {
        kind: "contact",
        id,
        named: name === undefined ? null : { stamp, name },
      };
    }
  }
}

function recordOf({ user }: EventOf<"user.upserted">): MemberRecord {
  return {
    id: user.id,
    name: user.name,
    role: user.role,
    email: user.email ?? null,
    teamId: user.teamId ?? null,
    slackUserId: user.slackUserId ?? null,
    photoUrl: user.photoUrl ?? null,
    createdAt: user.createdAt ?? null,
  };
}

/**
 * Joins what two deliveries said about the same record; the later stamp holds.
 * Commutative, associative and idempotent, so order and repetition of deliveries do not matter.
 */
export function joinEntries<E extends DirectoryEntry>(left: E, right: E): E;
export function joinEntries(left: DirectoryEntry, right: DirectoryEntry): DirectoryEntry {
  if (left.kind === "member" && right.kind === "member") {
    return {
      ...left,
      upserted: laterOf(left.upserted, right.upserted),
      deleted: laterStamp(left.deleted, right.deleted),
    };
  }
  if (left.kind === "team" && right.kind === "team") {
    return { ...left, named: laterOf(left.named, right.named) };
  }
  if (left.kind === "contact" && right.kind === "contact") {
    return { ...left, named: laterOf(left.named, right.named) };
  }
  throw new TypeError(`Cannot join what is known of a ${left.kind} with what is known of a ${right.kind}`);
}

function laterOf<W extends { readonly stamp: Stamp } | null>(left: W, right: W): W {
  if (left === null) return right;
  return right !== null && isLater(right.stamp, left.stamp) ? right : left;
}

function laterStamp(left: Stamp | null, right: Stamp | null): Stamp | null {
  return right !== null && isLater(right, left) ? right : left;
}

/** Members and teams of a workspace, by the latest word about each. */
export interface Directory {
  /** Undefined for an id that was never upserted, a deleted one included. */
  member(id: string): Member | undefined;
  team(id: string): Team | undefined;
  /** All members that were ever upserted, deleted ones included, by id. */
  readonly members: readonly Member[];
  /** All teams by id. */
  readonly teams: readonly Team[];
}

/** Builds the directory from at most one entry a member and a team; contacts are passed over. */
export function buildDirectory(entries: Iterable<DirectoryEntry>): Directory {
  const members = new Map<string, Member>();
  const teams = new Map<string, Team>();
  for (const entry of entries) {
    if (entry.kind === "team") teams.set(entry.id, { id: entry.id, name: entry.named.name });
    if (entry.kind === "member" && entry.upserted) {
      members.set(entry.id, memberOf(entry.upserted, entry.deleted));
    }
  }
  return {
    member: (id) => members.get(id),
    team: (id) => teams.get(id),
    members: [...members.values()].sort((left, right) => compareText(left.id, right.id)),
    teams: [...teams.values()].sort((left, right) => compareText(left.id, right.id)),
  };
}

function memberOf(upserted: NonNullable<MemberEntry["upserted"]>, deletion: Stamp | null): Member {
  const deleted = isLater(deletion ?? upserted.stamp, upserted.stamp);
  return deleted
    ? { ...upserted.record, name: upserted.record.id, deleted }
    : { ...upserted.record, deleted };
}

/** The name to show for a member: their id when the directory does not know them or they were deleted. */
export function memberName(directory: Directory, memberId: string): string {
  return directory.member(memberId)?.name ?? memberId;
}

/** The name of the member's present team; null without a team, or when its name is not known. */
export function memberTeamName(directory: Directory, memberId: string): string | null {
  const teamId = directory.member(memberId)?.teamId;
  return (teamId && directory.team(teamId)?.name) ?? null;
}
