import type { WebClient } from "@slack/web-api";

/** Who we are in Slack. */
export interface OwnIdentity {
  /** The id of the workspace in which the app is installed. */
  readonly teamId: () => Promise<string>;
  readonly userId: () => Promise<string>;
  /** Everything that what we write is signed with: the bot's user and the bot. */
  readonly ids: () => Promise<readonly string[]>;
}

/** Asks Slack at the first question and remembers the answer; a failure is not remembered. */
export function openOwnIdentity(slack: WebClient): OwnIdentity {
  const own = askedOnce(() => slack.auth.test());
  return {
    teamId: async () => (await own()).team_id ?? "",
    userId: async () => (await own()).user_id ?? "",
    ids: async () => {
      const { user_id, bot_id } = await own();
      return [user_id, bot_id].filter((id) => id !== undefined);
    },
  };
}

function askedOnce<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | null = null;
  return () => {
    if (answer === null) {
      answer = ask();
      answer.catch(() => {
        answer = null;
      });
    }
    return answer;
  };
}
