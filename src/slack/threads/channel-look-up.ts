import type { WebClient } from "@slack/web-api";
import type { LookedUpChannel } from "../../../commands/caseboard/watch-service";
import { slackErrorCode } from "../slack-error";

type Problem = Extract<LookedUpChannel, { kind: "not-readable" }>["problem"];

const problemOfError: Readonly<Record<string, Problem>> = {
  channel_not_found: "gone",
  not_in_channel: "bot-not-in-channel",
  missing_scope: "bot-not-in-channel",
};

/** Whether the threads of the channel can be read, tried by reading one message. */
export async function lookUpChannel(slack: WebClient, channelId: string): Promise<LookedUpChannel> {
  try {
    const { channel } = await slack.conversations.info({ channel: channelId });
    if (!channel?.name) return { kind: "not-readable", problem: "gone" };
    if (channel.is_im || channel.is_mpim) return { kind: "not-readable", problem: "direct-message" };
    if (channel.is_archived) return { kind: "not-readable", problem: "archived" };
    if (!channel.is_member) return { kind: "not-readable", problem: "bot-not-in-channel" };
    await slack.conversations.history({ channel: channelId, limit: 1 });
    const isShared = channel.is_shared === true && channel.is_org_shared !== true;
    const isExternal = channel.is_ext_shared === true || channel.is_pending_ext_shared === true || isShared;
    return { kind: "found", name: channel.name, isExternal };
  } catch (error) {
    const problem = problemOfError[slackErrorCode(error) ?? ""];
    if (problem === undefined) throw error;
    return { kind: "not-readable", problem };
  }
}
