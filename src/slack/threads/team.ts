import type { TeamRole, TeamService } from "../../../commands/caseboard/watch-service";
import type { People } from "../../../commands/services";
import type { Directory } from "../../domain/directory";
import { formatInstant, type Instant } from "../../domain/instant";
import { idWithoutMember } from "../identity/access";
import type { FindPerson } from "../identity/slack-people";
import type { IngestEvents } from "./ports";

/** Members whom only Slack knows: kept in the directory by events, as a help desk's are. */
export function openTeam(dependencies: {
  readonly identify: People["identify"];
  readonly findPerson: FindPerson;
  readonly directory: () => Promise<Directory>;
  readonly ingest: IngestEvents;
  readonly now: () => Instant;
}): TeamService {
  const { identify, findPerson, directory, ingest, now } = dependencies;

  /** The member of that person, if they were taken in here and are still there. */
  async function ownMember(slackUserId: string) {
    const member = (await directory()).member(idWithoutMember(slackUserId));
    return member && !member.deleted ? member : null;
  }

  return {
    add: async (slackUserId, role) => {
      const [identity, person] = await Promise.all([identify(slackUserId), findPerson(slackUserId)]);
      if (identity.kind === "member" && identity.name !== null) {
        return { kind: "member-already", name: identity.name };
      }
      const isStranger =
        identity.kind === "outsider" && ["guest", "other-company", "unknown"].includes(identity.because);
      if (isStranger || person === null) return { kind: "no-colleague" };
      const name = person.name ?? slackUserId;
      await ingest([memberAdded({ slackUserId, name, role }, now())]);
      return { kind: "added", name };
    },
    remove: async (slackUserId) => {
      const member = await ownMember(slackUserId);
      if (member === null) return { kind: "not-of-slack" };
      const at = formatInstant(now());
      const id = `slack:member:${slackUserId}:removed:${at}`;
      await ingest([{ id, type: "user.deleted", at, userId: member.id }]);
      return { kind: "removed", name: member.name };
    },
  };
}

function memberAdded(
  {
    slackUserId,
    name,
    role,
  }: { readonly slackUserId: string; readonly name: string; readonly role: TeamRole },
  now: Instant,
) {
  const at = formatInstant(now);
  const user = { id: idWithoutMember(slackUserId), name, role, slackUserId };
  return { id: `slack:member:${slackUserId}:added:${at}`, type: "user.upserted", at, user } as const;
}
