import type { WebClient } from "@slack/web-api";
import { isSlackError } from "../slack-error";

/** What Slack says about a person. */
export interface SlackPerson {
  readonly id: string;
  /** As colleagues see it; null when Slack gives none. */
  readonly name: string | null;
  readonly teamIds: readonly string[];
  /** Null when Slack gives none, or says that it was never confirmed. */
  readonly email: string | null;
  readonly emailUnconfirmed: boolean;
  readonly zone: string | null;
  readonly isOwner: boolean;
  readonly isGuest: boolean;
  readonly isStranger: boolean;
  readonly isGone: boolean;
  readonly isBot: boolean;
}

/** Looks a person up; null for somebody whom Slack does not show us. */
export type FindPerson = (slackUserId: string) => Promise<SlackPerson | null>;

/** How long an answer of Slack's holds, in milliseconds. */
export const PERSON_LIFETIME = 60_000;
const MOST_REMEMBERED = 5_000;
const UNSEEN = ["user_not_found", "user_not_visible", "users_not_found"];

/** Asks users.info, and remembers the answer for a minute. */
export function slackPeople(client: WebClient, now: () => number): FindPerson {
  const known = new Map<string, { readonly person: Promise<SlackPerson | null>; readonly until: number }>();
  return (slackUserId) => {
    const found = known.get(slackUserId);
    if (found && now() < found.until) return found.person;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const person = askSlack(client, slackUserId);
    known.set(slackUserId, { person, until: now() + PERSON_LIFETIME });
    // A failure must not be remembered: the next try asks Slack again.
    person.catch(() => known.delete(slackUserId));
    return person;
  };
}

async function askSlack(client: WebClient, slackUserId: string): Promise<SlackPerson | null> {
  try {
    const { user } = await client.users.info({ user: slackUserId });
    if (!user) return null;
    const enterpriseTeams = user.enterprise_user?.teams ?? [];
    const unconfirmed = user.is_email_confirmed === false;
    return {
      id: slackUserId,
      name: user.profile?.real_name || user.real_name || user.name || null,
      teamIds: [...(user.team_id ? [user.team_id] : []), ...enterpriseTeams],
      email: unconfirmed ? null : (user.profile?.email ?? null),
      emailUnconfirmed: unconfirmed,
      zone: user.tz ?? null,
      isOwner: user.is_owner === true,
      isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
      isStranger: user.is_stranger === true,
      isGone: user.deleted === true || user.is_bot === true,
      isBot: user.is_bot === true,
    };
  } catch (error) {
    if (UNSEEN.some((code) => isSlackError(error, code))) return null;
    throw error;
  }
}
