import type { WebClient } from "@slack/web-api";
import { slackErrorCode } from "./slack-error";

const UNSEEN = ["channel_not_found", "not_in_channel", "missing_scope"];
const INVITE = "I am not in that channel. Write /invite @Caseboard there, then share again.";

/** Why a report cannot be shared in the channel, in at most 200 characters; null when it can. */
export async function channelProblem(slack: WebClient, channelId: string): Promise<string | null> {
  try {
    const { channel } = await slack.conversations.info({ channel: channelId });
    if (!channel) return INVITE;
    if (channel.is_im || channel.is_mpim)
      return "Choose a channel; reports are not shared in direct messages.";
    const isExternal = channel.is_ext_shared || channel.is_pending_ext_shared;
    if (isExternal || (channel.is_shared && !channel.is_org_shared)) {
      return "That channel is shared with another company. Figures of the team stay inside; choose another one.";
    }
    if (channel.is_archived) return "That channel is archived. Choose another one.";
    return channel.is_member ? null : INVITE;
  } catch (error) {
    if (UNSEEN.includes(slackErrorCode(error) ?? "")) return INVITE;
    throw error;
  }
}
