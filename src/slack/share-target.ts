import type { WebClient } from "@slack/web-api";
import type { ChannelProblem } from "../domain/digests/channel-problem";
import { slackErrorCode } from "./slack-error";

const problemOfError: Readonly<Record<string, ChannelProblem>> = {
  channel_not_found: "gone",
  not_in_channel: "bot-not-in-channel",
  missing_scope: "bot-not-in-channel",
};

/** Why figures cannot be posted in the channel; null when they can. */
export async function channelProblem(slack: WebClient, channelId: string): Promise<ChannelProblem | null> {
  try {
    const { channel } = await slack.conversations.info({ channel: channelId });
    if (!channel) return "gone";
    if (channel.is_im || channel.is_mpim) return "direct-message";
    const isExternal = channel.is_ext_shared || channel.is_pending_ext_shared;
    if (isExternal || (channel.is_shared && !channel.is_org_shared)) return "external";
    if (channel.is_archived) return "archived";
    return channel.is_member ? null : "bot-not-in-channel";
  } catch (error) {
    const problem = problemOfError[slackErrorCode(error) ?? ""];
    if (problem === undefined) throw error;
    return problem;
  }
}
