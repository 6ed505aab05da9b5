import type { ChannelProblem } from "../../domain/digests/channel-problem";

/** Why a report cannot be shared in the channel and what to do, each in at most 200 characters. */
export const sharingProblemWords: Readonly<Record<ChannelProblem, string>> = {
  archived: "That channel is archived. Choose another one.",
  gone: "I cannot see that channel. If it is private, write /invite @Caseboard there, then share again.",
  external:
    "That channel is shared with another company. Figures of the team stay inside; choose another one.",
  "bot-not-in-channel": "I am not in that channel. Write /invite @Caseboard there, then share again.",
  "direct-message": "Choose a channel; reports are not shared in direct messages.",
};
