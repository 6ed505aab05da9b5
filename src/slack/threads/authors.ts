import type { Directory } from "../../domain/directory";
import type { Author } from "../../domain/slack-threads/thread";
import { identify } from "../identity/identify";
import type { FindPerson } from "../identity/slack-people";
import type { AccessStore } from "../ports";
import type { Writer } from "./payloads";

/** Says whether somebody is of the support team, a contact or a bot. */
export type RecogniseAuthor = (writer: Writer) => Promise<Author>;

/**
 * Recognises people as every command does, but makes nobody an owner by the way. Guests, people of other
 * companies and colleagues who are not of the team are contacts.
 */
export function openAuthors(known: {
  readonly store: Pick<AccessStore, "read">;
  readonly findPerson: FindPerson;
  readonly ownTeamId: () => Promise<string>;
  readonly directory: () => Promise<Directory>;
}): RecogniseAuthor {
  return async ({ id, kind }) => {
    if (kind === "bot") return { kind: "bot" };
    const [person, ownTeamId, { access }, directory] = await Promise.all([
      known.findPerson(id),
      known.ownTeamId(),
      known.store.read(),
      known.directory(),
    ]);
    if (person?.isBot) return { kind: "bot" };
    const identity = identify(id, { person, ownTeamId, access, directory });
    return identity.kind === "member"
      ? { kind: "member", memberId: identity.memberId }
      : { kind: "contact", name: person?.name ?? null };
  };
}
