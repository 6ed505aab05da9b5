import type { Identity } from "../../../commands/identity";
import type { LinkChange, People, RoleChange, RoleEntry } from "../../../commands/services";
import type { Directory } from "../../domain/directory";
import type { Role } from "../../domain/events";
import type { Access, AccessStore } from "../ports";
import {
  idWithoutMember,
  linkedMember,
  owners,
  roleOf,
  withLink,
  withoutLink,
  withRole,
  withRoleOfMember,
} from "./access";
import { identify } from "./identify";
import type { FindPerson } from "./slack-people";

const MOST_TRIES = 20;

export interface PeopleDependencies {
  readonly store: AccessStore;
  readonly findPerson: FindPerson;
  /** The id of the Slack workspace in which the app is installed. */
  readonly ownTeamId: () => Promise<string>;
  readonly directory: () => Promise<Directory>;
  readonly recordChange: (change: string, by: Identity) => void;
}

/** What a change comes to on the settings as they are: null for leaving them, and the answer. */
type Decide<Result> = (
  access: Access,
  known: Directory,
) => { readonly access: Access | null; readonly result: Result };

/** Who is who in one workspace, and the changes to it. */
export function openPeople(dependencies: PeopleDependencies): People {
  const { store, directory, recordChange } = dependencies;

  async function change<Result>(decide: Decide<Result>): Promise<Result> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const { access, version } = await store.read();
      const decision = decide(access, await directory());
      if (decision.access === null || (await store.replace(decision.access, version))) return decision.result;
    }
    throw new Error("The access settings were changed by others again and again; nothing was changed here.");
  }

  return {
    identify: (slackUserId) => identifyOrMakeOwner(slackUserId, dependencies),

    link: async (slackUserId, memberId, by) => {
      const result = await change<LinkChange>((access) => {
        const other = access.links.find(
          (link) => link.memberId === memberId && link.slackUserId !== slackUserId,
        );
        if (other) {
          return { access: null, result: { kind: "already-linked", slackUserId: other.slackUserId } };
        }
        return { access: withLink(access, slackUserId, memberId), result: { kind: "linked" } };
      });
      if (result.kind === "linked") recordChange(`linked ${slackUserId} to member ${memberId}`, by);
      return result;
    },

    unlink: async (slackUserId, by) => {
      const result = await change<LinkChange>((access) => {
        const memberId = linkedMember(access, slackUserId);
        if (memberId === null) return { access: null, result: { kind: "not-linked" } };
        return { access: withoutLink(access, slackUserId), result: { kind: "unlinked", memberId } };
      });
      if (result.kind === "unlinked") recordChange(`unlinked ${slackUserId} from ${result.memberId}`, by);
      return result;
    },

    roles: async () => {
      const { access } = await store.read();
      return roleEntries(access, await directory());
    },

    setRole: async (memberId, role, by) => {
      const result = await change<RoleChange>((access, known) =>
        decideRole(access, known, { memberId, role, by }),
      );
      if (result.kind === "changed" && result.before !== role) {
        recordChange(`changed the role of ${memberId} from ${result.before} to ${role}`, by);
      }
      return result;
    },
  };
}

function decideRole(
  access: Access,
  directory: Directory,
  { memberId, role, by }: { readonly memberId: string; readonly role: Role; readonly by: Identity },
): ReturnType<Decide<RoleChange>> {
  const before = roleOf(access, directory, memberId) ?? "viewer";
  const isOwner = by.kind === "member" && roleOf(access, directory, by.memberId) === "owner";
  if ((role === "owner" || before === "owner") && !isOwner) {
    return { access: null, result: { kind: "owners-only" } };
  }
  const next = withRole(access, memberId, role);
  if (before === "owner" && owners(next, directory).length === 0) {
    return { access: null, result: { kind: "last-owner" } };
  }
  return { access: next, result: { kind: "changed", before } };
}

function roleEntries(access: Access, directory: Directory): readonly RoleEntry[] {
  const members = directory.members
    .filter(({ deleted }) => !deleted)
    .map(({ id, name, role }) => ({
      memberId: id,
      name,
      role: roleOf(access, directory, id) ?? role,
      set: access.roles.some(({ memberId }) => memberId === id),
    }));
  const outside = access.roles
    .filter(({ memberId }) => directory.member(memberId) === undefined)
    .map(({ memberId, role }) => ({ memberId, name: memberId.replace(/^slack:/, ""), role, set: true }));
  return [...members, ...outside];
}

async function identifyOrMakeOwner(
  slackUserId: string,
  { store, findPerson, ownTeamId, directory, recordChange }: PeopleDependencies,
): Promise<Identity> {
  const [person, team, known] = await Promise.all([findPerson(slackUserId), ownTeamId(), directory()]);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { access, version } = await store.read();
    const identity = identify(slackUserId, { person, ownTeamId: team, access, directory: known });
    const adopted = withRoleOfMember(access, identity);
    if (adopted !== access) {
      await store.replace(adopted, version);
      continue;
    }
    const mayClaim = person?.isOwner === true && isColleague(identity) && access.firstOwner === null;
    if (!mayClaim || owners(access, known).length > 0) return identity;
    const id = identity.kind === "member" ? identity.memberId : idWithoutMember(slackUserId);
    const claimed = { ...withRole(access, id, "owner"), firstOwner: slackUserId };
    if (await store.replace(claimed, version)) {
      const owner = identify(slackUserId, { person, ownTeamId: team, access: claimed, directory: known });
      recordChange(`made ${id} the first owner, being an owner of the Slack workspace`, owner);
      return owner;
    }
  }
  throw new Error("The access settings were changed by others again and again; nobody was recognised.");
}

function isColleague(identity: Identity): boolean {
  return identity.kind === "member" || !["guest", "other-company", "unknown"].includes(identity.because);
}
