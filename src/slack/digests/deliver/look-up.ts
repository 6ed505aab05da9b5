import type { WebClient } from "@slack/web-api";
import type { Instant, Milliseconds } from "../../../domain/instant";
import { meaningOf } from "./error-meaning";
import type { Tried } from "./ports";

/** What marks a message as the post of an entry of the due-list. */
export const DELIVERY_EVENT = "caseboard_delivery";

/** A message in Slack. */
export interface Posted {
  readonly channelId: string;
  readonly ts: string;
}

/** What histories show of an entry: its messages, earliest first. `isWhole` is false when one could not be read. */
export interface Sighting {
  readonly messages: readonly Posted[];
  readonly isWhole: boolean;
}

/** Clocks differ, and a request may have been under way for some time. */
const MARGIN: Milliseconds = 5 * 60_000;
const PAGE = 200;

/** Looks for messages that bear the key, in every conversation where an attempt may have posted one. */
export async function lookUp(
  { slack, realTime, botUserId }: HistoryReader,
  key: string,
  tried: readonly Tried[],
): Promise<Sighting> {
  const messages: Posted[] = [];
  let isWhole = true;
  for (const { channelId, since } of tried) {
    try {
      const range = { oldest: slackTime(since - MARGIN), latest: slackTime(realTime() + MARGIN) };
      messages.push(...(await messagesOf({ slack, botUserId }, { channelId, key, ...range })));
    } catch (error) {
      if (meaningOf(error).kind !== "refused") throw error;
      // The bot was removed from there, or may not read: nobody can tell what that channel shows.
      isWhole = false;
    }
  }
  return { messages: messages.sort((left, right) => Number(left.ts) - Number(right.ts)), isWhole };
}

export interface HistoryReader {
  readonly slack: WebClient;
  readonly realTime: () => Instant;
  /** Only the bot's own messages count: others can write any metadata. */
  readonly botUserId: () => Promise<string>;
}

async function messagesOf(
  { slack, botUserId }: Pick<HistoryReader, "slack" | "botUserId">,
  { channelId, key, ...range }: { channelId: string; key: string; oldest: string; latest: string },
): Promise<readonly Posted[]> {
  const own = await botUserId();
  const found: Posted[] = [];
  for (let cursor: string | undefined = ""; cursor !== undefined; ) {
    const page = await slack.conversations.history({
      channel: channelId,
      include_all_metadata: true,
      inclusive: true,
      limit: PAGE,
      ...range,
      ...(cursor === "" ? {} : { cursor }),
    });
    for (const { ts, user, metadata } of page.messages ?? []) {
      const bears = metadata?.event_type === DELIVERY_EVENT && keyIn(metadata.event_payload) === key;
      if (ts !== undefined && user === own && bears) found.push({ channelId, ts });
    }
    cursor = page.response_metadata?.next_cursor || undefined;
  }
  return found;
}

function keyIn(payload: unknown): unknown {
  return typeof payload === "object" && payload !== null && "key" in payload ? payload.key : null;
}

/** Seconds, as Slack writes instants. */
function slackTime(at: Instant): string {
  return (Math.max(0, at) / 1000).toFixed(6);
}
