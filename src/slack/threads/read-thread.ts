import type { WebClient } from "@slack/web-api";
import type { Instant } from "../../domain/instant";
import { isSlackError } from "../slack-error";
import type { Found } from "./keep";
import { isTombstone, readMessage } from "./payloads";

/** Messages read at once; Slack advises no more. */
export const PAGE = 200;

/** A message as Slack's history carries it. */
export interface HistoryMessage {
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly reply_count?: number;
  readonly latest_reply?: string;
  readonly reactions?: readonly {
    readonly name?: string;
    readonly users?: readonly string[];
    readonly count?: number;
  }[];
}

/** The messages of the thread that began then; null when it did not begin then, or is gone. */
export type ReadThread = (channelId: string, ts: string) => Promise<Found | null>;

export function openReadThread(slack: WebClient, ownIds: () => Promise<readonly string[]>): ReadThread {
  return async (channelId, ts) => {
    const messages = await repliesOf(slack, { channelId, ts });
    if (messages?.[0]?.ts !== ts || isTombstone(messages[0])) return null;
    if (messages[0].thread_ts !== undefined && messages[0].thread_ts !== ts) return null;
    return foundMessages(messages, await ownIds());
  };
}

/** Everything in the thread, its first message first; null when it is gone. */
export async function repliesOf(
  slack: WebClient,
  { channelId, ts }: { readonly channelId: string; readonly ts: string },
): Promise<readonly HistoryMessage[] | null> {
  const messages: HistoryMessage[] = [];
  let cursor: string | undefined;
  try {
    do {
      const page = await slack.conversations.replies({
        channel: channelId,
        ts,
        limit: PAGE,
        ...(cursor ? { cursor } : {}),
      });
      messages.push(...(page.messages ?? []));
      cursor = page.response_metadata?.next_cursor;
    } while (cursor);
  } catch (error) {
    if (isSlackError(error, "thread_not_found")) return null;
    throw error;
  }
  return messages;
}

/** What stands in the channel itself from that instant on, oldest first. */
export async function historySince(
  slack: WebClient,
  channelId: string,
  since: Instant,
): Promise<readonly HistoryMessage[]> {
  const messages: HistoryMessage[] = [];
  let cursor: string | undefined;
  do {
    const page = await slack.conversations.history({
      channel: channelId,
      oldest: (since / 1000).toFixed(6),
      inclusive: true,
      limit: PAGE,
      ...(cursor ? { cursor } : {}),
    });
    messages.push(...(page.messages ?? []));
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return messages.reverse();
}

/** What people and other bots wrote, and what we asked: nothing else of ours stands in threads. */
export function foundMessages(messages: readonly HistoryMessage[], ownIds: readonly string[]): Found {
  const written = messages.map(readMessage).filter((one) => one !== null);
  const others = written.filter(({ writer }) => !ownIds.includes(writer.id));
  const asked = written.filter(({ writer, ts, threadTs }) => ownIds.includes(writer.id) && threadTs !== ts);
  return {
    facts: [
      ...others.map(({ ts, writer }) => ({ kind: "message", ts, by: writer.id }) as const),
      ...asked.map(({ ts }) => ({ kind: "closing-message", ts }) as const),
    ],
    writers: others.map(({ writer }) => writer),
  };
}
