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
  /** Posts into a channel, for all to see. Throws Slack's error. */
  post(channelId: string, draft: Draft): Promise<void>;
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

export function openMessenger(posting: WebClient, charts: ChartDelivery): Messenger {
  async function send(draft: Draft, trySend: (message: Message) => Promise<"taken" | "invalid-blocks">) {
    let renderers: readonly ChartRenderer[] = await charts.renderers();
    const refused = new Set<RendererName>();
    for (;;) {
      const { message, used } = await draft(renderers);
      if ((await trySend(message)) === "taken") break;
      const suspect = SUSPECTS.find((name) => used.has(name));
      if (suspect === undefined) throw new Error("Slack refused the blocks of a message without charts");
      refused.add(suspect);
      renderers = renderersAfter(renderers, suspect);
    }
    if (refused.has("native")) await charts.nativeRefused();
  }

  return {
    answer: (destination, draft) =>
      send(typeof draft === "function" ? draft : still(draft), (message) =>
        answerOnce(posting, destination, message),
      ),
    post: (channelId, draft) => send(draft, (message) => postOnce(posting, channelId, message)),
  };
}

/** A message without charts. */
function still(message: Message): Draft {
  return async () => ({ message, used: new Set() });
}

async function answerOnce(posting: WebClient, destination: Destination, message: Message) {
  const { responseUrl, replaces } = destination;
  if (responseUrl !== null) {
    const outcome = await respond(responseUrl, message, { replaces });
    if (outcome !== "gone") return outcome;
  }
  return (await ephemeral(posting, destination, message)) ?? direct(posting, destination, message);
}

/** Null where the person cannot be told in the channel. */
async function ephemeral(
  posting: WebClient,
  { channelId, slackUserId }: Destination,
  message: Message,
): Promise<"taken" | "invalid-blocks" | null> {
  if (channelId === null) return null;
  try {
    await posting.chat.postEphemeral({ channel: channelId, user: slackUserId, ...slackMessage(message) });
    return "taken";
  } catch (error) {
    if (isSlackError(error, "invalid_blocks")) return "invalid-blocks";
    if (CANNOT_BE_TOLD_THERE.includes(slackErrorCode(error) ?? "")) return null;
    throw error;
  }
}

async function direct(posting: WebClient, { slackUserId }: Destination, message: Message) {
  const { channel } = await posting.conversations.open({ users: slackUserId });
  if (!channel?.id) throw new Error("Slack opened no direct messages with the person");
  return postOnce(posting, channel.id, message);
}

async function postOnce(
  posting: WebClient,
  channel: string,
  message: Message,
): Promise<"taken" | "invalid-blocks"> {
  try {
    await posting.chat.postMessage({
      channel,
      ...slackMessage(message),
      unfurl_links: false,
      unfurl_media: false,
    });
    return "taken";
  } catch (error) {
    if (isSlackError(error, "invalid_blocks")) return "invalid-blocks";
    throw error;
  }
}

function slackMessage({ text, blocks }: Message) {
  return { text, blocks: [...blocks] };
}
