import type { WebClient } from "@slack/web-api";
import type { Identity } from "../../../commands/identity";
import type { Directory } from "../../domain/directory";
import type { AccessStore } from "../ports";
import { isSlackError } from "../slack-error";

/** Who a member is in Slack; null for a member who is nobody there, or no full member of the workspace. */
export type SlackUserOf = (memberId: string) => Promise<string | null>;

export interface SlackUserDependencies {
  readonly store: Pick<AccessStore, "read">;
  readonly directory: () => Promise<Directory>;
  readonly identify: (slackUserId: string) => Promise<Identity>;
  /** The person of that address in Slack; null for nobody. */
  readonly findByEmail: (email: string) => Promise<string | null>;
}

/**
 * Looks where people are recognised, the other way round: at the links, the directory and the address. Whoever
 * is found counts only if they are recognised as that very member.
 */
export function openSlackUserOf({
  store,
  directory,
  identify,
  findByEmail,
}: SlackUserDependencies): SlackUserOf {
  return async (memberId) => {
    const [{ access }, known] = await Promise.all([store.read(), directory()]);
    const member = known.member(memberId);
    const linked = access.links.filter((link) => link.memberId === memberId);
    const candidates: (() => Promise<string | null>)[] = [
      ...linked.map(
        ({ slackUserId }) =>
          async () =>
            slackUserId,
      ),
      async () => member?.slackUserId ?? null,
      async () => (member?.email ? findByEmail(member.email.trim()) : null),
    ];
    for (const candidate of candidates) {
      const slackUserId = await candidate();
      if (slackUserId === null) continue;
      const identity = await identify(slackUserId);
      if (identity.kind === "member" && identity.memberId === memberId) return slackUserId;
    }
    return null;
  };
}

/** Asks users.lookupByEmail. */
export function slackUserByEmail(client: WebClient): SlackUserDependencies["findByEmail"] {
  return async (email) => {
    try {
      return (await client.users.lookupByEmail({ email })).user?.id ?? null;
    } catch (error) {
      if (isSlackError(error, "users_not_found")) return null;
      throw error;
    }
  };
}
