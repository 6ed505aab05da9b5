import { request } from "undici";
import type { Message } from "./blocks/build";

/** How Slack took an answer through a response URL. `gone`: used up, too old, or Slack does not answer. */
export type ResponseOutcome = "taken" | "invalid-blocks" | "gone";

const TIME_LIMIT = 10_000;
const SLACK_RESPONSES = "https://hooks.slack.com/";

/**
 * Where response URLs may lead: to Slack, and where the Web API has another address, to that server or the
 * one for hooks beside it. They come from outside, and must not make the bot call other servers.
 */
export function isResponseUrl(url: string, slackApiUrl: string | undefined): boolean {
  if (url.startsWith(SLACK_RESPONSES)) return true;
  if (slackApiUrl === undefined) return false;
  const { protocol, host } = new URL(slackApiUrl);
  return url.startsWith(`${protocol}//${host}/`) || url.startsWith(`${protocol}//hooks.${host}/`);
}

/** Sends a message through a response URL; only the person who acted sees it. */
export async function respond(
  url: string,
  { text, blocks }: Message,
  { replaces }: { readonly replaces: boolean },
): Promise<ResponseOutcome> {
  const body = {
    text,
    blocks,
    replace_original: replaces,
    ...(replaces ? {} : { response_type: "ephemeral" }),
  };
  try {
    // Not by fetch, whose streams take several times as long: many answers go out at the same moment.
    const response = await request(url, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify(body),
      headersTimeout: TIME_LIMIT,
      bodyTimeout: TIME_LIMIT,
    });
    const answer = await response.body.text();
    if (answer.includes("invalid_blocks")) return "invalid-blocks";
    return Math.floor(response.statusCode / 100) === 2 && !answer.includes('"ok":false') ? "taken" : "gone";
  } catch (error) {
    if (isUnreachable(error)) return "gone";
    throw error;
  }
}

/** What the system and the client say of connections and time limits has a code, and need not be of this realm's classes. */
function isUnreachable(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string";
}
