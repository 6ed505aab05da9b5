import type { MessageMetadata } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import { renderersAfter } from "../charts/render";
import type { ChartRenderer, RendererName } from "../charts/renderer";
import type { Message } from "./blocks/build";
import type { ChartDelivery } from "./chart-delivery";
import { respond } from "./response-url";
import { isSlackError, slackErrorCode } from "./slack-error";

/** To whom an answer goes; only they see it. */
export interface Destination {
  readonly slackUserId: string;
  readonly channelId: string | null;
  readonly responseUrl: string | null;
  /** Whether the answer takes the place of the message whose control was used. */
  readonly replaces: boolean;
}

/** A message and what drew its charts. */
export interface Drawn {
  readonly message: Message;
  readonly used: ReadonlySet<RendererName>;
}

/** Draws a message with the chart renderers there are, best first. */
export type Draft = (renderers: readonly ChartRenderer[]) => Promise<Drawn>;

export interface Messenger {
  /** Answers one person, in the best way that still works. */
  answer(destination: Destination, draft: Draft | Message): Promise<void>;
  /**
   * Posts into a channel, for all to see. Answers the message's timestamp, or null when `mayTry` said no.
   * Throws Slack's error.
   */
  post(channelId: string, draft: Draft, options?: PostOptions): Promise<string | null>;
}

export interface PostOptions {
  /** What the app finds the message by. */
  readonly metadata?: MessageMetadata;
  /** Asked before every try: a message that Slack refuses is tried again with other charts. */
  readonly mayTry?: () => Promise<boolean>;
}

/** In what order a refused message's renderers are suspected. */
const SUSPECTS: readonly RendererName[] = ["native", "image", "quickchart"];
const CANNOT_BE_TOLD_THERE = [
  "not_in_channel",
  "channel_not_found",
  "user_not_in_channel",
  "is_archived",
  "channel_is_archived",
  "messages_tab_disabled",
];

/** How Slack took one try to post; the timestamp is null for a message that cannot be found again. */
type Sent = { readonly kind: "taken"; readonly ts: string | null } | { readonly kind: "invalid-blocks" };

const INVALID_BLOCKS: Sent = { kind: "invalid-blocks" };
const EPHEMERAL: Sent = { kind: "taken", ts: null };

export function openMessenger(posting: WebClient, charts: ChartDelivery): Messenger {
  /** Null when `trySend` did not send. */
  async function send(
    draft: Draft,
    trySend: (message: Message) => Promise<Sent | null>,
  ): Promise<string | null> {
    let renderers: readonly ChartRenderer[] = await charts.renderers();
    const refused = new Set<RendererName>();
    for (;;) {
      const { message, used } = await draft(renderers);
      const sent = await trySend(message);
      if (sent === null) return null;
      if (sent.kind === "taken") {
        if (refused.has("native")) await charts.nativeRefused();
        return sent.ts;
      }
      const suspect = SUSPECTS.find((name) => used.has(name));
      if (suspect === undefined) throw new Error("Slack refused the blocks of a message without charts");
      refused.add(suspect);
      renderers = renderersAfter(renderers, suspect);
    }
  }

  return {
    answer: async (destination, draft) => {
      await send(typeof draft === "function" ? draft : still(draft), (message) =>
        answerOnce(posting, destination, message),
      );
    },
    post: (channelId, draft, { metadata, mayTry } = {}) =>
      send(draft, async (message) => {
        if (mayTry !== undefined && !(await mayTry())) return null;
        return postOnce(posting, { channel: channelId, ...(metadata && { metadata }) }, message);
      }),
  };
}

/** A message without charts. */
function still(message: Message): Draft {
  return async () => ({ message, used: new Set() });
}

async function answerOnce(posting: WebClient, destination: Destination, message: Message): Promise<Sent> {
  const { responseUrl, replaces } = destination;
  if (responseUrl !== null) {
    const outcome = await respond(responseUrl, message, { replaces });
    if (outcome !== "gone") return outcome === "taken" ? EPHEMERAL : INVALID_BLOCKS;
  }
  return (await ephemeral(posting, destination, message)) ?? direct(posting, destination, message);
}

/** Null where the person cannot be told in the channel. */
async function ephemeral(
  posting: WebClient,
  { channelId, slackUserId }: Destination,
  message: Message,
): Promise<Sent | null> {
  if (channelId === null) return null;
  try {
    await posting.chat.postEphemeral({ channel: channelId, user: slackUserId, ...slackMessage(message) });
    return EPHEMERAL;
  } catch (error) {
    if (isSlackError(error, "invalid_blocks")) return INVALID_BLOCKS;
    if (CANNOT_BE_TOLD_THERE.includes(slackErrorCode(error) ?? "")) return null;
    throw error;
  }
}

async function direct(posting: WebClient, { slackUserId }: Destination, message: Message) {
  const { channel } = await posting.conversations.open({ users: slackUserId });
  if (!channel?.id) throw new Error("Slack opened no direct messages with the person");
  return postOnce(posting, { channel: channel.id }, message);
}

async function postOnce(
  posting: WebClient,
  to: { readonly channel: string; readonly metadata?: MessageMetadata },
  message: Message,
): Promise<Sent> {
  try {
    const { ts } = await posting.chat.postMessage({
      ...to,
      ...slackMessage(message),
      unfurl_links: false,
      unfurl_media: false,
    });
    if (ts === undefined) throw new Error("Slack took a message and did not say which");
    return { kind: "taken", ts };
  } catch (error) {
    if (isSlackError(error, "invalid_blocks")) return INVALID_BLOCKS;
    throw error;
  }
}

function slackMessage({ text, blocks }: Message) {
  return { text, blocks: [...blocks] };
}
